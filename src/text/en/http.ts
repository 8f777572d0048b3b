/** Sentences about the network and the API's answers. */
export const http = () => ({
  hostNotFound: (host: string) => `The host ${host} was not found.`,
  hostHint: 'Check your network connection and the endpoint; soracom doctor examines both.',
  refused: (host: string) => `Nothing answers at ${host}: the connection was refused.`,
  noConnection: (host: string) => `No connection to ${host}: it did not respond in time.`,
  unreachable: (host: string) => `No connection to ${host}: no network leads there.`,
  notPermitted: (host: string) => `No connection to ${host}: this machine does not permit it.`,
  notPermittedHint: 'A firewall or sandbox on this machine blocks it.',
  noHttp: (host: string) => `What answers at ${host} does not speak HTTP.`,
  reset: (host: string) => `The connection to ${host} was closed before an answer came.`,
  cutShort: (host: string) => `The answer from ${host} broke off before its end.`,
  failed: (host: string, reason: string) => `The connection to ${host} failed: ${reason}.`,
  certificate: (host: string, fault: string) => `The certificate of ${host} can't be trusted: ${fault}.`,
  certificateFault: {
    wrongHost: (names: string) => (names === '' ? 'it is for another host' : `it is for ${names}`),
    expired: (_: string) => 'it has expired',
    notYetValid: (_: string) => 'it is not valid yet',
    selfSigned: (_: string) => 'it is self-signed',
    unknownIssuer: (_: string) => 'its issuer is not known on this machine',
    revoked: (_: string) => 'it has been revoked',
    damaged: (_: string) => 'it is damaged',
    unfit: (_: string) => 'it was not issued for this use',
  },
  certificateHint: {
    wrongHost: (_: string) =>
      'Check the host in the endpoint. If it is right, another server is answering for it.',
    expired: (now: string) =>
      `Check the clock of this machine: it says ${now}. If that is right, only the server's owner can renew the certificate.`,
    notYetValid: (now: string) => `Check the clock of this machine: it says ${now}.`,
    selfSigned: (_: string) =>
      'If you trust the server, give its certificate with --ca-file FILE or NODE_EXTRA_CA_CERTS.',
    unknownIssuer: (_: string) =>
      'If a proxy inspects your traffic, or the authority is your own, give its CA certificate with --ca-file FILE or NODE_EXTRA_CA_CERTS.',
    revoked: (_: string) => "Don't send credentials there; ask whoever runs the server.",
    damaged: (_: string) => 'Ask whoever runs the server, or the proxy on the way to it.',
    unfit: (_: string) => 'Ask whoever runs the server, or the proxy on the way to it.',
  },
  tls: (host: string) => `No encrypted connection to ${host} could be made.`,
  tlsHint: 'Check that the endpoint speaks https at this port.',
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
  nothingThere: (flags: string) => `Check ${flags}: nothing was found there.`,
  statusHint: {
    401: 'The credentials were refused or have expired.',
    403: 'An administrator of the account can grant the permission.',
    429: 'Wait a minute, then try again.',
  } as Record<number, string>,
});
