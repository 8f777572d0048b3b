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
  certificateFor: (names: string) => `it is for ${names}`,
  certificateFault: {
    wrongHost: 'it is for another host',
    expired: 'it has expired',
    notYetValid: 'it is not valid yet',
    selfSigned: 'it is self-signed',
    unknownIssuer: 'its issuer is not known on this machine',
    revoked: 'it has been revoked',
    damaged: 'it is damaged',
    unfit: 'it was not issued for this use',
  },
  clockSays: (now: string) => `The clock of this machine says ${now}.`,
  certificateHint: {
    wrongHost: 'Check the host in the endpoint. If it is right, another server is answering for it.',
    expired: "If that is right, only the server's owner can renew the certificate; if not, set the clock.",
    notYetValid: 'If that is wrong, set the clock.',
    selfSigned: 'If you trust the server, give its certificate with --ca-file FILE or NODE_EXTRA_CA_CERTS.',
    unknownIssuer:
      'If a proxy inspects your traffic, or the authority is your own, give its CA certificate with --ca-file FILE or NODE_EXTRA_CA_CERTS.',
    revoked: "Don't send credentials there; ask whoever runs the server.",
    damaged: 'Ask whoever runs the server, or the proxy on the way to it.',
    unfit: 'Ask whoever runs the server, or the proxy on the way to it.',
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
  strayPath: (path: string) => `The path ${path} leads to another one. The request was not sent.`,
  strayAddressHint:
    'The definitions are damaged or not to be trusted: see soracom definitions list, or install soracom again.',
  nothingThere: (flags: string, why: string | undefined) =>
    why === undefined ? `Check ${flags}: nothing was found there.` : `${why}. Check ${flags}.`,
  statusHint: {
    401: 'The credentials were refused or have expired.',
    403: 'An administrator of the account can grant the permission.',
    429: 'Wait a minute, then try again.',
  } as Record<number, string>,
});
