/** Makes the context of a run. What talks to the network is loaded when it is first asked for. */
import type { Io } from '../io.ts';
import { once } from '../lazy.ts';
import type { Progress } from '../terminal/progress.ts';
import { createRendering } from '../command/render-options.ts';
import type { CommandContext, RunParts } from '../command/command.ts';
import type { Connection } from '../command/connection.ts';

/** Builds the context; nothing is read or sent yet. */
export function createContext(input: RunParts): CommandContext {
  const { io, settings } = input;
  const context: CommandContext = {
    ...input,
    connection: lazyConnection(() => context),
    rendering: once(() => createRendering(io, settings)),
    progress: lazyProgress(io),
  };
  return context;
}

/** A run that reaches for nothing does not load what it would take. */
function lazyConnection(context: () => CommandContext): Connection {
  const load = once(async () => {
    const { createConnection } = await import('../connect/connection.ts');
    return createConnection(context());
  });
  return {
    session: async () => (await load()).session(),
    client: async () => (await load()).client(),
    send: async (request) => (await load()).send(request),
    transfer: async (request) => (await load()).transfer(request),
  };
}

/** A run that never waits on a terminal does not load what it would take. */
function lazyProgress(io: Io): Progress {
  let progress: Progress | undefined;
  return {
    get isShown() {
      // A terminal that can't move its cursor can't take a line back.
      return io.stderr.isTTY && io.env['TERM'] !== 'dumb';
    },
    async show(text) {
      if (!this.isShown) return;
      progress ??= (await import('../terminal/progress.ts')).createProgress(io);
      await progress.show(text);
    },
    hide: () => progress?.hide(),
  };
}
