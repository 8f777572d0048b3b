/** Makes the context of a run. What talks to the network is loaded when it is first asked for. */
import type { Session } from '../auth/session.ts';
import type { Io } from '../io.ts';
import { findProfileDir } from '../profile/dir.ts';
import type { Secrets } from '../secrets.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import type { App } from './app.ts';
import type { CommandContext } from './context.ts';
import type { Prompter } from './prompt.ts';
import type { Settings } from './settings.ts';
import type { CommandTree } from './tree.ts';

/** What a context is made from. */
export interface ContextInput {
  app: App;
  io: Io;
  text: Text;
  lang: Language;
  settings: Settings;
  tree: CommandTree;
  secrets: Secrets;
  /** Takes what must be closed when the run ends. */
  onClose: (close: () => Promise<void>) => void;
}

/** Builds the context; nothing is read or sent yet. */
export function createContext(input: ContextInput): CommandContext {
  const { app, io, lang, secrets, settings, text, tree } = input;
  const profileDir = findProfileDir(io);
  let session: Promise<Session> | undefined;
  return {
    io,
    lang,
    text,
    settings,
    tree,
    secrets,
    profileDir,
    openSession: () =>
      (session ??= import('./open-session.ts').then(({ openCommandSession }) =>
        openCommandSession(input, profileDir),
      )),
    loadPrompter: async () => guardAnswers(await app.loadPrompter(io), secrets),
    warn: (line) => io.stderr.write(`${text.errors.warningLabel}: ${line}\n`),
  };
}

/** What was typed unseen must stay unseen. */
function guardAnswers(prompter: Prompter, secrets: Secrets): Prompter {
  return {
    ...prompter,
    secret: async (question) => {
      const answer = await prompter.secret(question);
      secrets.add(answer);
      return answer;
    },
  };
}
