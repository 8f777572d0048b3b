/** Sentences about sending: waits, pages, proxies, downloads. */
export const wire = () => ({
  badProxy: (variable: string) => `${variable} is not an http or https address.`,
  demoLink: "The link is the demo's and works only while the command runs.",
  demoLinkDownload: (command: string) =>
    `The link is the demo's and works only while the command runs. Download the file with: soracom ${command} … --download FILE`,
  comparisonFailed: (month: string, why: string) =>
    `The chart has nothing to compare with, as the bill of ${month} could not be read: ${why}`,
  badProxyHint: 'Write it as http://host:port, or http://user:password@host:port.',
  proxyRefused: (host: string, status: number) =>
    `The proxy ${host} refused to pass the request on (HTTP ${status}).`,
  proxyUnauthorized: (host: string, status: number) =>
    `The proxy ${host} asks for a user and a password (HTTP ${status}).`,
  proxyWrongUser: (host: string, status: number) =>
    `The proxy ${host} refuses the user and password in its address (HTTP ${status}).`,
  maybeProxys: (host: string) =>
    `The answer came through the proxy ${host} and may be its own: HTTP_PROXY names it.`,
  proxyCredentialsHint:
    'Put the user and password of the proxy into its address: http://user:password@host:port.',
  proxy: (host: string) => `the proxy ${host}`,
  proxyNotFound: (host: string) => `The proxy ${host} was not found.`,
  proxySilent: (host: string, milliseconds: number) =>
    `The proxy ${host} did not answer within ${milliseconds / 1000} s.`,
  throughProxy: (host: string, sentence: string) => `The proxy ${host}: ${sentence}`,
  proxyHint: 'HTTPS_PROXY and HTTP_PROXY name the proxy; NO_PROXY lists hosts to reach directly.',
  caEmpty: (path: string) => `The file ${path} for --ca-file holds no certificate in PEM form.`,
  tooSmall: (flag: string, least: number) => `--${flag} must be at least ${least}.`,
  tooGreat: (flag: string, most: number) => `--${flag} must be at most ${most}.`,
  waiting: (cause: string, seconds: string, retry: number, retries: number) =>
    `${cause} Trying again in ${seconds} s (${retry} of ${retries}).`,
  waitingStatus: (status: number) => `The API answered with HTTP ${status}.`,

  repeatedKey: (key: string) =>
    `The API gave the same next page (${key}) a second time; following it would never end.`,
  foreignLink: (origin: string) =>
    `The API names a next page at ${origin}, another address; nothing was sent there.`,
  keylessLink: (param: string) => `The API names a next page without "${param}", so it can't be asked for.`,
  startAgain: 'Nothing was printed; run the command again.',
  resume: (flag: string, key: string) =>
    `What was printed is complete up to here; go on with --${flag} ${key}`,
  fetchingPage: (page: number, items: number) => `Fetching page ${page} (${items} items so far)`,

  noDryRun: (words: string) => `"${words}" has no dry run.`,
  noBodyShown: (bytes: number, type: string | undefined) =>
    `(${bytes} bytes${type === undefined ? '' : `, ${type}`})`,

  readOnly: (words: string) => `"${words}" changes something, and only reads are allowed here.`,
  readOnlyFlag: (origin: string) => `${origin} allows reads alone.`,
  readOnlyProfile: (profile: string) => `The profile "${profile}" has readOnly set.`,
  readOnlyField: 'Refuse with this profile every command that changes something.',
  effect: {
    read: 'Reads only: allowed with --read-only.',
    write: 'Changes the account: refused with --read-only.',
    destructive:
      'Spends money or destroys something: asks first on a terminal (--yes answers), refused with --read-only.',
  },

  waitFlag: 'Wait until the file is ready.',
  downloadFlag: 'Save the file under this name, or write it to the standard output with -; waits for it.',
  overwriteFlag: 'Let --download replace a file.',
  fileExists: (path: string) => `${path} exists already.`,
  fileExistsHint: 'Give another name, or --overwrite to replace it.',
  isNoFile: (path: string) => `${path} is a device, a pipe or a link, which a download does not replace.`,
  isNoFileHint: 'Name a file, or send the download to the standard output with: --download -',
  isFolder: (path: string) => `${path} is a folder; --download needs the name of a file.`,
  noFolder: (path: string) => `The folder ${path} does not exist.`,
  unwritable: (path: string, reason: string) => `${path} can't be written: ${reason}.`,
  overwriteAlone: '--overwrite does nothing without --download FILE.',
  exporting: (seconds: number) => `Waiting for the export (${seconds} s)`,
  exportFailed: 'The API could not make the file.',
  exportSlow: (minutes: number) => `The export was not ready within ${minutes} minutes.`,
  exportSlowHint: (id: string) => `The API may still finish it. Its id is ${id}.`,
  exportSlowCommand: (command: string) => `The API may still finish it. Check with: ${command}`,
  exportNameless: 'The API started an export without telling its id or its address.',
  unsafeAddress: (origin: string) =>
    `The file is offered at ${origin}, an address that is not safe to fetch from.`,
  privateAddress: (host: string) => `The file is offered at ${host}, an address inside a private network.`,
  privateAddressHint: 'A download goes there only where the endpoint is inside a private network, too.',
  downloadEmpty: (host: string) =>
    `${host} ended the download before its first byte, without saying that the file is empty.`,
  downloadRefused: (host: string, status: number) => `${host} refused to hand out the file (HTTP ${status}).`,
  downloadChanged: 'The file changed on the server while it was being fetched.',
  downloadLength: (expected: number, got: number) =>
    `The file should have ${expected} bytes, and ${got} came.`,
  resuming: (cause: string, bytes: string) => `${cause} Going on from ${bytes}.`,
  saved: (path: string, bytes: string) => `Saved ${path} (${bytes}).`,
  downloading: (done: string, rate: string) => `${done}, ${rate}/s`,
  downloadingOf: (bar: string, percent: number, done: string, total: string, rate: string, left: string) =>
    `${bar} ${percent} %  ${done} of ${total}, ${rate}/s, ${left} left`,
});
