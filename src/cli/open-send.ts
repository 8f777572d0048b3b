/** Puts the layers of sending together, as the settings ask. */
import { nodeTransport } from '../http/node-transport.ts';
import { createSend, type Send } from '../http/send.ts';
import type { CommandContext } from './context.ts';
import { isOn } from './settings.ts';

/** Waiting times in milliseconds. A synchronous export may take minutes to answer. */
const timeouts = { connect: 15_000, headers: 120_000, idle: 60_000 };

/** The way that every request of a run takes. */
export async function openSend({ io, settings }: CommandContext): Promise<Send> {
  const options = { timeouts, signal: io.signal };
  if (!isOn(settings, 'verbose')) return createSend(nodeTransport, options);
  const { traceTransport } = await import('../http/trace.ts');
  return createSend(
    traceTransport(nodeTransport, { write: (text) => io.stderr.write(text), now: () => io.now() }),
    options,
  );
}
