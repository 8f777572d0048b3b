/** Asks the person at the terminal, where there is one. */
import { InterruptedError, UsageError, type Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import type { CommandContext } from './context.ts';

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

/** Answers can be typed only where both the keyboard and the questions are on a terminal. */
export function canAsk(io: Io): boolean {
  return io.stdin.isTTY && io.stderr.isTTY;
}

/** Asks yes or no on a terminal and goes on in a pipe. @throws InterruptedError on "no" */
export async function confirm(context: CommandContext, question: string): Promise<void> {
  if (!canAsk(context.io)) return;
  const prompter = await context.app.loadPrompter(context.io);
  if (!(await prompter.confirm(question))) throw new InterruptedError((t) => t.run.declined);
}

/** @throws UsageError where nobody can be asked */
export async function requirePrompter(
  context: CommandContext,
  problem: Sentence,
  hint: Sentence,
): Promise<Prompter> {
  if (!canAsk(context.io)) throw new UsageError(problem, { hint });
  return context.app.loadPrompter(context.io);
}
