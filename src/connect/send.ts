/** Puts the layers of sending together, as the settings ask. */
import { openConnections } from '../http/connections.ts';
import { createSend, type Send } from '../http/send.ts';
import type { RetryLimits } from '../http/retry-policy.ts';
import { retryTransport, type RetryEnvironment } from '../http/retry.ts';
import type { Timeouts, Transport } from '../http/transport.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { isOn, numberOf, valueOf, type Settings } from '../command/settings.ts';
import type { CommandContext } from '../command/command.ts';

/** Waiting times in milliseconds. A synchronous export may take minutes to answer. */
const defaultTimeouts: Timeouts = { connect: 15_000, headers: 120_000, idle: 60_000 };

/** Attempts after the first where `--retry` does not say. */
const defaultRetries = 4;

/** All the attempts at one request start within this many milliseconds: rate limits are per minute. */
const totalRetryTime = 120_000;

/** The ways to send of a run. */
export interface Wire {
  /** To the API: retries, redirects within the origin, refusals left to the caller. */
  send: Send;
  /** To anywhere, for bodies of any size: retried until the answer begins, redirects left to the caller. */
  transfer: Send;
}

/** The way that every request of a run takes. */
export async function openSend(context: CommandContext): Promise<Send> {
  return (await openWire(context)).send;
}

/** Opens both ways. Their connections end with the run. */
export async function openWire(context: CommandContext): Promise<Wire> {
  const { io, settings } = context;
  const timeouts = readTimeouts(settings);
  const connections = openConnections({ env: io.env, timeouts, ca: await readAuthorities(context) });
  context.onClose(connections.close);
  const trace = await openTrace(context);
  const limits = readLimits(settings);
  const environment: RetryEnvironment = {
    now: () => io.now(),
    random: Math.random,
    pause: async (wait, signal) => (await import('./announce-wait.ts')).announceWait(wait, signal, context),
  };
  const options = { timeouts, signal: io.signal };
  const calls = retryTransport(trace(connections.calls), limits, environment);
  const transfers = retryTransport(trace(connections.transfers), limits, environment, 'headers');
  return { send: createSend(calls, options), transfer: (request) => transfers(request, options) };
}

async function openTrace({ io, settings }: CommandContext): Promise<(transport: Transport) => Transport> {
  if (!isOn(settings, 'verbose')) return (transport) => transport;
  const { traceTransport } = await import('../http/trace.ts');
  const output = { write: (text: string) => io.stderr.write(escapeForTerminal(text)), now: () => io.now() };
  return (transport) => traceTransport(transport, output);
}

/** `--timeout` bounds every step; a connection never takes longer than by default. */
function readTimeouts(settings: Settings): Timeouts {
  const seconds = numberOf(settings, 'timeout');
  if (seconds === undefined) return defaultTimeouts;
  const step = seconds * 1000;
  return { connect: Math.min(defaultTimeouts.connect, step), headers: step, idle: step };
}

/** The limits of retrying; `--no-retry-on-error` leaves one attempt. */
export function readLimits(settings: Settings): RetryLimits {
  const retries = isOn(settings, 'no-retry-on-error') ? 0 : (numberOf(settings, 'retry') ?? defaultRetries);
  return { retries, unsafe: isOn(settings, 'retry-unsafe'), totalTime: totalRetryTime };
}

async function readAuthorities({ io, settings }: CommandContext): Promise<readonly string[] | undefined> {
  const file = valueOf(settings, 'ca-file');
  if (file === undefined) return undefined;
  const { readCertificates } = await import('./ca-file.ts');
  return readCertificates(file, io);
}
