/** Makes the context of a run. What talks to the network is loaded when it is first asked for. */
import type { Io } from '../io.ts';
import { findProfileDir } from '../profile/dir.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import type { Progress } from '../terminal/progress.ts';
import { createRendering, type Rendering } from '../command/render-options.ts';
import type { CommandContext, RunParts } from '../command/command.ts';
import type { Connection } from '../command/connection.ts';

/** Builds the context; nothing is read or sent yet. */
export function createContext(input: RunParts): CommandContext {
  const { io, settings, text } = input;
  const profileDir = findProfileDir(io);
  let rendering: Rendering | undefined;
  const context: CommandContext = {
    ...input,
    profileDir,
    connection: lazyConnection(() => context),
    rendering: () => (rendering ??= createRendering(io, settings)),
    progress: lazyProgress(io),
    warn: (line) => io.stderr.write(`${text.errors.warningLabel}: ${escapeForTerminal(line)}\n`),
  };
  return context;
}

/** A run that reaches for nothing does not load what it would take. */
function lazyConnection(context: () => CommandContext): Connection {
  let connection: Promise<Connection> | undefined;
  const load = (): Promise<Connection> =>
    (connection ??= import('../connect/connection.ts').then(({ createConnection }) =>
      createConnection(context()),
    ));
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
    isShown: io.stderr.isTTY,
    async show(text) {
      if (!io.stderr.isTTY) return;
      progress ??= (await import('../terminal/progress.ts')).createProgress(io);
      await progress.show(text);
    },
    hide: () => progress?.hide(),
  };
}
