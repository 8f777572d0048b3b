/** Makes the context of a run. What talks to the network is loaded when it is first asked for. */
import type { Session } from '../auth/session.ts';
import type { Io } from '../io.ts';
import { findProfileDir } from '../profile/dir.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import type { Progress } from '../terminal/progress.ts';
import type { CommandContext, RunParts } from '../command/command.ts';

/** Builds the context; nothing is read or sent yet. */
export function createContext(input: RunParts): CommandContext {
  const { app, io, lang, secrets, settings, text, tree } = input;
  const profileDir = findProfileDir(io);
  let session: Promise<Session> | undefined;
  return {
    app,
    onClose: input.onClose,
    io,
    lang,
    text,
    settings,
    tree,
    secrets,
    profileDir,
    openSession: () =>
      (session ??= import('../connect/session.ts').then(({ openCommandSession }) =>
        openCommandSession(input, profileDir),
      )),
    progress: lazyProgress(io),
    warn: (line) => io.stderr.write(`${text.errors.warningLabel}: ${escapeForTerminal(line)}\n`),
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
