/** Makes the one connection of a run: session, senders and client, each when it is first asked for. */
import { resolveSession } from '../auth/session.ts';
import type { CommandContext } from '../command/command.ts';
import type { Connection } from '../command/connection.ts';
import { once } from '../lazy.ts';
import { createClient } from './client.ts';
import { createSenders } from './senders.ts';
import { readSessionInput } from './session.ts';

/** Nothing is read, loaded or connected yet. What gets opened ends with the run. */
export function createConnection(context: CommandContext): Connection {
  // Async, so that what is wrong with the settings rejects, however early it is found.
  const session = once(async () => resolveSession(readSessionInput(context)));
  const senders = once(() => createSenders(context));
  return {
    session,
    client: once(async () => createClient(await session(), (await senders()).send, context)),
    send: async (request) => (await senders()).send(request),
    transfer: async (request) => (await senders()).transfer(request),
  };
}
