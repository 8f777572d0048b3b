/** Questions on the real terminal. Loaded only when something is asked. */
import { input, password, select } from '@inquirer/prompts';
import { InterruptedError } from '../src/errors.ts';
import type { Io } from '../src/io.ts';
import { isYes, type Prompter } from '../src/terminal/prompt.ts';
import { chooseLanguage } from '../src/text/language.ts';
import { loadText } from '../src/text/load.ts';

/** Questions go to stderr: stdout carries data only. */
export async function createPrompter(io: Io): Promise<Prompter> {
  const text = await loadText(chooseLanguage(io.env));
  const context = { output: process.stderr, signal: io.signal };
  return {
    input: (message, options = {}) => ask(input({ message, ...options }, context)),
    secret: (message) => ask(password({ message, mask: true }, context)),
    // The library's own yes or no speaks English alone.
    confirm: async (message) =>
      isYes(await ask(input({ message: `${message} ${text.confirm.choices}` }, context))),
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
