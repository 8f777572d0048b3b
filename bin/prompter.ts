/** Questions on the real terminal. Loaded only when something is asked. */
import { confirm, input, password, select } from '@inquirer/prompts';
import { InterruptedError } from '../src/errors.ts';
import type { Io } from '../src/io.ts';
import type { Prompter } from '../src/terminal/prompter.ts';

/** Questions go to stderr: stdout carries data only. */
export function createPrompter(io: Io): Prompter {
  const context = { output: process.stderr, signal: io.signal };
  return {
    input: (message, options = {}) => ask(input({ message, ...options }, context)),
    secret: (message) => ask(password({ message, mask: true }, context)),
    confirm: (message) => ask(confirm({ message, default: false }, context)),
    select: (message, choices) =>
      ask(select({ message, choices: choices.map(({ value, label }) => ({ value, name: label })) }, context)),
  };
}

async function ask<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortPromptError')) {
      throw new InterruptedError((t) => t.errors.interrupted, { cause: error });
    }
    throw error;
  }
}
