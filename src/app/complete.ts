/**
 * `soracom __complete`: what the scripts of `soracom completion` ask while a command line is typed. It answers with
 * values or with nothing: nobody is asked anything, no failure is told, and a slow API is not waited for.
 */
import type { WriteRecord } from '../http/write-record.ts';
import { openCommands } from '../catalogue/index-in-force.ts';
import { growTree } from '../catalogue/tree.ts';
import type { App } from '../command/command.ts';
import { findValues, keepAccess } from '../completion/answer.ts';
import { writeCandidates, type Candidate } from '../completion/candidate.ts';
import { replaceParts, type Io } from '../io.ts';
import { findProfileDir } from '../profile/dir.ts';
import { createSecrets } from '../secret/secrets.ts';
import { chooseLanguage } from '../text/language.ts';
import { loadText } from '../text/load.ts';
import { createContext } from './context.ts';
import { readArgv } from './read-argv.ts';

/** Milliseconds that an answer may take. */
const deadline = 2000;

/** @param argv the flag that is asked for, or `-` for an argument, and the words typed before it */
export async function complete(argv: readonly string[], io: Io, app: App): Promise<number> {
  const [asked = '', ...words] = argv;
  const closers: (() => Promise<void>)[] = [];
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly Candidate[]>((resolve) => {
    timer = setTimeout(() => {
      resolve([]);
      over.abort();
    }, deadline);
  });
  try {
    const answer = answerLine(
      asked,
      words,
      silence(io, over.signal),
      app,
      (close) => void closers.push(close),
    );
    await io.stdout.write(writeCandidates(await Promise.race([answer, late])));
  } catch {
    // A shell that completes has no place for messages.
  } finally {
    clearTimeout(timer);
    for (const close of closers.toReversed()) await close().catch(() => undefined);
  }
  return 0;
}

async function answerLine(
  asked: string,
  words: readonly string[],
  io: Io,
  app: App,
  onClose: (close: () => Promise<void>) => void,
): Promise<readonly Candidate[]> {
  const lang = chooseLanguage(io.env);
  const text = await loadText(lang);
  const profileDir = findProfileDir(io);
  const warn = (): Promise<void> => Promise.resolve();
  const tree = growTree(await openCommands({ app, profileDir, text, lang, warn }), app.catalogue, text);
  const line = await readArgv(words, tree, io.env);
  const settings = keepAccess(line.typed.settings);
  const secrets = createSecrets();
  // Nothing is ever written: the lists asked for are reads.
  const writes: WriteRecord = { fate: 'none' };
  const parts = { app, io, lang, onClose, profileDir, secrets, settings, text, tree, warn, writes };
  return findValues(asked, line, createContext(parts));
}

/** The same surroundings, with nobody there: nothing is read, nothing is told. */
function silence(io: Io, signal: AbortSignal): Io {
  const nowhere: Io['stderr'] = { isTTY: false, columns: undefined, write: () => Promise.resolve() };
  const nobody: Io['stdin'] = {
    isTTY: false,
    read: () => Promise.resolve(new Uint8Array()),
    readLine: () => Promise.resolve(''),
  };
  return replaceParts(io, { stdin: nobody, stderr: nowhere, signal });
}
