/** Puts the layers of sending together, as the settings ask. */
import { refreshHeader } from '../auth/soracom-api.ts';
import { createSend } from '../http/send.ts';
import { createTransports } from '../http/transports.ts';
import type { RetryLimits } from '../http/retry-policy.ts';
import { retryTransport, type RetryEnvironment } from '../http/retry.ts';
import type { TraceOutput } from '../http/trace.ts';
import { longestTimer, type Timeouts, type Transport } from '../http/transport.ts';
import { recordWrites } from '../http/write-record.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { isOn, numberOf, valueOf, type Settings } from '../command/settings.ts';
import type { CommandContext } from '../command/command.ts';
import type { Connection } from '../command/connection.ts';

/** Waiting times in milliseconds. A synchronous export may take minutes to answer. */
const defaultTimeouts: Timeouts = { connect: 15_000, headers: 120_000, idle: 60_000 };

/** Attempts after the first where `--retry` does not say. */
const defaultRetries = 4;

/** All the attempts at one request start within this many milliseconds: rate limits are per minute. */
const totalRetryTime = 120_000;

/** Makes both ways to send. Their connections end with the run. @throws UsageError for a CA file that can't be used */
export async function createSenders(context: CommandContext): Promise<Pick<Connection, 'send' | 'transfer'>> {
  const { io, settings, writes } = context;
  const timeouts = readTimeouts(settings);
  const transports = createTransports({ env: io.env, timeouts, ca: await readAuthorities(context) });
  context.onClose(transports.close);
  const trace = await loadTrace(context);
  const limits = readLimits(settings);
  const environment: RetryEnvironment = {
    now: () => io.now(),
    random: Math.random,
    pause: async (wait, signal) => (await import('./announce-wait.ts')).announceWait(wait, signal, context),
  };
  const options = { timeouts, signal: io.signal };
  const calls = retryTransport(recordWrites(trace(transports.calls), writes), limits, environment);
  const transfers = retryTransport(trace(transports.transfers), limits, environment, 'headers');
  return { send: createSend(calls, options), transfer: (request) => transfers(request, options) };
}

async function loadTrace({
  io,
  secrets,
  settings,
}: CommandContext): Promise<(transport: Transport) => Transport> {
  if (!isOn(settings, 'verbose')) return (transport) => transport;
  const { traceTransport } = await import('../http/trace.ts');
  const output: TraceOutput = {
    write: (text) => io.stderr.write(escapeForTerminal(text)),
    mask: (text) => secrets.mask(text),
    now: () => io.now(),
  };
  return (transport) => traceTransport(transport, output);
}

/** `--timeout` bounds every step; a connection never takes longer than by default. */
function readTimeouts(settings: Settings): Timeouts {
  const seconds = numberOf(settings, 'timeout');
  if (seconds === undefined) return defaultTimeouts;
  const step = Math.min(longestTimer, seconds * 1000);
  return { connect: Math.min(defaultTimeouts.connect, step), headers: step, idle: step };
}

/** The limits of retrying; `--no-retry-on-error` leaves one attempt. */
export function readLimits(settings: Settings): RetryLimits {
  const retries = isOn(settings, 'no-retry-on-error') ? 0 : (numberOf(settings, 'retry') ?? defaultRetries);
  return { retries, unsafe: isOn(settings, 'retry-unsafe'), totalTime: totalRetryTime, refreshHeader };
}

/** What `--ca-file` adds to the authorities. @throws UsageError for a file that can't be used */
export async function readAuthorities({
  io,
  settings,
}: Pick<CommandContext, 'io' | 'settings'>): Promise<readonly string[] | undefined> {
  const file = valueOf(settings, 'ca-file');
  if (file === undefined) return undefined;
  const { readCertificates } = await import('./ca-file.ts');
  return readCertificates(file, io);
}
