/** Sentences of the simulator commands. */
export const simulate = () => ({
  summary: 'Run the API on this machine, for tests and trials',
  serveSummary: 'Serve the simulated API until Ctrl-C',
  advanceSummary: 'Move an order on by one status',
  resetSummary: 'Forget everything that was ordered or registered',
  serveDescription:
    'Answers every shipped command from a made-up account: bills, orders, coupons and the rest behave like the real ones and keep state. Prints the variables that point soracom at it. The same seed and clock give the same answers.',
  advanceDescription:
    'Takes the order to its next status (ordering, ordered, kitting, shipped, …) without waiting for the clock. Acts on the demo, or on the simulator at --endpoint.',
  resetDescription: 'Resets the demo; or the simulator at --endpoint; or removes a state file.',
  port: 'Port to listen on; any free one by default.',
  host: 'Address to listen on; 127.0.0.1 by default. Anything else is reachable from other machines.',
  allowHost:
    'Name of a proxy through which programs on this machine call; can be repeated. Without it, only the names of this machine are answered.',
  seed: 'What the account is made from; "demo" by default.',
  state: 'File that keeps the state between runs; kept in memory by default.',
  now: 'Time at which the clock stands, as 2026-09-15T00:00:00Z; the real time by default.',
  sims: 'Number of SIMs in the account, up to 1000000; 24 by default.',
  exportBytes: 'Least size in bytes of an exported CSV.',
  linkOnlyPaging: 'Announce further pages by the Link header alone.',
  requireMfa: 'Ask for a one-time code when a password is used.',
  requestsPerMinute: 'Requests allowed in a minute; practically unlimited by default.',
  fault: 'Fault to show, as NAME:key=value,…; repeatable. docs/simulator.md lists them.',
  document: 'Annotated OpenAPI document to answer as well; repeatable.',
  resetState: 'State file to remove.',
  serving: (endpoint: string, coverage: string) =>
    `Simulated Soracom API at ${endpoint} (coverage ${coverage}). Ctrl-C ends it.`,
  remoteWarning: (host: string) =>
    `Listening on ${host}: everybody who reaches this machine can use the simulator, unencrypted.`,
  badNow: (value: string) => `--now: "${value}" is no time; write it as 2026-09-15T00:00:00Z.`,
  forgets: (dir: string) =>
    `${dir} can't be written, so the demo forgets what was done when this command ends.`,
  resetDone: 'The simulator starts afresh.',
});
