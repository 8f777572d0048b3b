/** Asks the person at the terminal, where there is one. */
import { CancelledError, UsageError, type Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Secrets } from '../secret/secrets.ts';
import { toPrintable } from './printable.ts';
import type { Prompter } from './prompter.ts';

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

/** Asks yes or no on a terminal and goes on in a pipe. @throws CancelledError on "no" */
export async function confirm(context: Asking, question: string): Promise<void> {
  if (!canAsk(context.io)) return;
  const prompter = await loadPrompter(context);
  if (!(await prompter.confirm(question))) throw new CancelledError((t) => t.run.declined);
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
  return /^\s*y(es)?\s*$/i.test(await io.stdin.readLine());
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
