/** Sentences about the network and the API's answers. */
export const http = () => ({
  hostNotFound: (host: string) => `The host ${host} was not found.`,
  hostHint: 'Check the network connection and the endpoint (soracom configure show shows it).',
  refused: (host: string) => `Nothing answers at ${host}: the connection was refused.`,
  reset: (host: string) => `${host} closed the connection before it answered.`,
  cutShort: (host: string) => `The answer of ${host} broke off before its end.`,
  failed: (host: string, reason: string) => `The connection to ${host} failed: ${reason}`,
  certificate: (host: string, code: string) => `The certificate of ${host} can't be trusted (${code}).`,
  certificateHint:
    'Behind a proxy that re-encrypts traffic, point NODE_EXTRA_CA_CERTS to a file with its CA certificate.',
  tls: (host: string) => `No encrypted connection to ${host} could be made.`,
  tlsHint: 'Does the endpoint really speak https?',
  timedOut: (phase: 'connect' | 'headers' | 'body', host: string, milliseconds: number) =>
    ({
      connect: `No connection to ${host} within ${milliseconds / 1000} s.`,
      headers: `No answer from ${host} within ${milliseconds / 1000} s.`,
      body: `${host} sent nothing more for ${milliseconds / 1000} s.`,
    })[phase],
  unknownEncoding: (name: string) => `The answer is encoded as ${name}, which was never offered.`,
  badEncoding: (host: string) => `The compressed answer of ${host} is damaged.`,
  redirected: (status: number, target: string) =>
    `The server redirects to ${target} (HTTP ${status}); the request and its credentials were not sent there.`,
  redirectHint: 'Check the endpoint; give the final address with --endpoint if you trust it.',
  redirectLoop: (host: string) => `${host} redirects in circles.`,
  refusedByApi: (status: number, message: string) => message || `The API answered with HTTP ${status}.`,
  notJson: 'The API announced JSON and sent something else.',
  tooLarge: (megabytes: number) =>
    `The answer is larger than ${megabytes} MB, too large to be held in memory.`,
  tooLargeHint:
    'Ask for less (filters, --limit, --max-pages), save exports with --download FILE, write the answer as it comes with --raw-output, or allow more with --max-answer SIZE.',
  deadlinePassed: (seconds: number) => `The command did not end within the ${seconds} s of --deadline.`,
  strayAddress: (expected: string, built: string) =>
    `The definition of this command leads to ${built} instead of ${expected}. The request was not sent.`,
  strayAddressHint:
    'The definitions are damaged or not to be trusted: see soracom definitions list, or install soracom again.',
  statusHint: {
    400: 'Check the values that were sent.',
    401: 'The credentials were refused or have expired.',
    403: 'These credentials may not do that; an administrator can grant the permission.',
    404: 'Check the ids that were sent; nothing is known under them.',
    429: 'Too many requests; wait a minute and try again.',
  } as Record<number, string>,
});
