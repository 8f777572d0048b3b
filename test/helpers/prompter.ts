/** Somebody at a terminal who answers only the questions that a test expects. */
import type { Prompter } from '../../src/terminal/prompt.ts';

/** Any question without an answer fails the command. */
export function createPrompter(answers: Partial<Prompter>): Prompter {
  const refuse = (question: string): Promise<never> => Promise.reject(new Error(`unexpected: ${question}`));
  return { input: refuse, secret: refuse, confirm: refuse, select: refuse, ...answers };
}
