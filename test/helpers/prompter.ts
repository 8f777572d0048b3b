/** Somebody at a terminal who answers only the questions that a test expects. */
import type { Prompter } from '../../src/terminal/prompt.ts';

/** Any question without an answer fails the command. */
export function createPrompter(answers: Partial<Prompter>): Prompter {
  const refuse = (question: string): Promise<never> => Promise.reject(new Error(`unexpected: ${question}`));
  return { input: refuse, secret: refuse, confirm: refuse, select: refuse, ...answers };
}

/** Somebody who gives the same answer to every yes-or-no question, and keeps what was asked. */
export function createDecider(answer: boolean): Prompter & { asked: string[] } {
  const asked: string[] = [];
  const confirm = (question: string): Promise<boolean> => {
    asked.push(question);
    return Promise.resolve(answer);
  };
  return { ...createPrompter({ confirm }), asked };
}
