/** Asks the person at the terminal, where there is one. */
import { CancelledError, InterruptedError, UsageError, type Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Secrets } from '../secret/secrets.ts';
import { toPrintable } from './printable.ts';

/** Questions as a command asks them; the answers come from a terminal, or in tests from a script. */
export interface Prompter {
  input: (
    question: string,
    options?: { default?: string; validate?: (answer: string) => string | true },
  ) => Promise<string>;
  /** What is typed does not show. */
  secret: (question: string) => Promise<string>;
  confirm: (question: string) => Promise<boolean>;
  select: <T extends string>(question: string, choices: readonly { value: T; label: string }[]) => Promise<T>;
}

/** What asking needs of a run. */
export interface Asking {
  io: Io;
  /** Loads the questions' front end; only ever asked for on a terminal. */
  app: { loadPrompter: (io: Io) => Promise<Prompter> };
  secrets: Secrets;
}

/** Answers can be typed only where both the keyboard and the questions are on a terminal. */
export function canAsk(io: Io): boolean {
  return io.stdin.isTTY && io.stderr.isTTY;
}

/**
 * Lets a command pass that asks before it goes on: where it can ask, and where there is no terminal at all, as in CI.
 *
 * @throws UsageError where any stream is a terminal: somebody may be there who can't be asked
 */
export function refuseUnasked({ stdin, stdout, stderr }: Io): void {
  const isSomebodyThere = stdin.isTTY || stdout.isTTY || stderr.isTTY;
  if (!isSomebodyThere || (stdin.isTTY && stderr.isTTY)) return;
  throw new UsageError((t) => t.run.cannotAsk, { hint: (t) => t.run.cannotAskHint });
}

/** Asks yes or no on a terminal and goes on where there is none. @throws CancelledError on "no"; as {@link refuseUnasked} */
export async function confirm(context: Asking, question: string): Promise<void> {
  refuseUnasked(context.io);
  if (!canAsk(context.io)) return;
  const prompter = await loadPrompter(context);
  const isAgreed = await prompter.confirm(question).catch((error: unknown) => {
    // Ctrl-C is an answer, too.
    if (error instanceof InterruptedError) return false;
    throw error;
  });
  if (!isAgreed) throw new CancelledError((t) => t.run.declined);
}

/** Whether an answer means yes, in any language spoken here and whatever the keyboard's width. Anything else is a no. */
export function isYes(answer: string): boolean {
  return /^\s*(y|yes|はい)\s*$/i.test(answer.normalize('NFKC'));
}

/**
 * Asks yes or no on a terminal; elsewhere the first line of the standard input is the answer, and its end a no.
 *
 * @throws UsageError where somebody is there who can't be asked
 */
export async function askOrRead(context: Asking, question: string): Promise<boolean> {
  const { io } = context;
  if (canAsk(io)) return (await loadPrompter(context)).confirm(question);
  if (io.stdin.isTTY) throw new UsageError((t) => t.run.cannotAsk, { hint: (t) => t.run.cannotAskHint });
  return isYes(await io.stdin.readLine());
}

/** Asks for a text until there is one. @param refusal what is said to an empty one */
export async function askText(prompter: Prompter, question: string, refusal: string): Promise<string> {
  const validate = (answer: string): string | true => answer.trim() !== '' || refusal;
  return (await prompter.input(question, { validate })).trim();
}

/** Asks for a secret, unseen, until there is one. */
export async function askSecret(prompter: Prompter, question: string): Promise<string> {
  for (;;) {
    const secret = await prompter.secret(question);
    if (secret !== '') return secret;
  }
}

/** @throws UsageError where nobody can be asked */
export async function requirePrompter(context: Asking, problem: Sentence, hint: Sentence): Promise<Prompter> {
  if (!canAsk(context.io)) throw new UsageError(problem, { hint });
  return loadPrompter(context);
}

/** The questioner; only where {@link canAsk} is true. What is typed unseen stays unseen. */
export async function loadPrompter({ app, io, secrets }: Asking): Promise<Prompter> {
  const prompter = await app.loadPrompter(io);
  return {
    input: (question, options) => prompter.input(toPrintable(question), options),
    confirm: (question) => prompter.confirm(toPrintable(question)),
    select: (question, choices) => prompter.select(toPrintable(question), choices),
    secret: async (question) => {
      const answer = await prompter.secret(toPrintable(question));
      secrets.add(answer);
      return answer;
    },
  };
}
