/** The help topics and the small commands around them. */
export const topics = () => ({
  helpSummary: 'Explain a command or a topic',
  versionSummary: 'Show the version, and how soracom was installed',
  helpDescription: (names: string) => `Without words: the overview. Topics: ${names}.`,
  flags:
    'The flags that every command takes, before or after its words. Each can be set by a variable as well: --output is SORACOM_OUTPUT, --fetch-all is SORACOM_FETCH_ALL.',
  purposes: {
    account: 'Which account',
    output: 'What you see',
    lists: 'How much of a list',
    waiting: 'Waiting',
    safety: 'What may happen',
    network: 'Network and time',
    errors: 'Errors and help',
  },
  exitCodes:
    'Each exit code names one kind of outcome. The standard output carries data only; everything else goes to the standard error.',
  exitCode: {
    success: 'It worked.',
    unexpected: 'An unexpected failure of soracom itself.',
    usage: 'The command line is wrong; nothing was sent.',
    credentials: "No credentials, refused credentials, or a profile that can't be used.",
    api: 'The API rejected the request (HTTP 4xx).',
    network: 'The network failed, a time-out passed, or the API failed (HTTP 5xx).',
    interrupted: 'Interrupted by Ctrl-C or SIGTERM, or declined at a question.',
  },
  environment:
    'Variables that soracom reads. A flag goes before a variable, a variable before the profile, the profile before the default.',
  variables: {
    SORACOM_PROFILE_DIR: 'Folder of the profiles; ~/.soracom by default.',
    SORACOM_PASSWORD: 'Password for "soracom configure".',
    SORACOM_DEFINITIONS_URL: 'Folder or URL that "definitions add soracom" fetches from instead of GitHub.',
    SORACOM_RELEASES_URL:
      'URL that "self-update" and the install script fetch releases from instead of GitHub.',
    SORACOM_DEMO_SIMS: 'Number of SIMs in the demo account, up to 1000000; 24 by default.',
    SORACOM_JSON_ERRORS:
      'Set to anything: errors are the JSON that the API answered, or {"error": …} where it answered none.',
    SORACOM_TOKEN_CACHE: 'off: neither use nor keep tokens, as --no-token-cache.',
    'LC_ALL, LC_MESSAGES, LANG, LANGUAGE':
      'Language: Japanese for ja…, else English. LANGUAGE goes first, as a list of preferences; in the locale C it does not count.',
    SORACOM_PAGER:
      'Program that shows what is longer than the screen, with its options; goes before PAGER. Empty or cat for none.',
    PAGER: 'The same for all programs.',
    NO_COLOR: 'Set to anything: no colour.',
    FORCE_COLOR: 'Colour even in a pipe; 0 for none.',
    NODE_EXTRA_CA_CERTS: 'File with further CA certificates to trust.',
  },
});
