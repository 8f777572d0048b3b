/** Questions on the real terminal. Loaded only when something is asked. */
import { input, password, select } from '@inquirer/prompts';
import { InterruptedError } from '../src/errors.ts';
import type { Io } from '../src/io.ts';
import { loadPalette } from '../src/output/palette.ts';
import { wantsColor } from '../src/terminal/color.ts';
import { isYes } from '../src/terminal/prompt.ts';
import { drawsUnicode } from '../src/terminal/unicode.ts';
import { chooseLanguage } from '../src/text/language.ts';
import { loadText } from '../src/text/load.ts';
import type { Prompter } from '../src/terminal/prompter.ts';

/** Questions go to stderr: stdout carries data only. */
export async function createPrompter(io: Io): Promise<Prompter> {
  const text = await loadText(chooseLanguage(io.env));
  const context = { output: process.stderr, signal: io.signal };
  const { faint } = await loadPalette(wantsColor(io.stderr, io.env));
  const { move, choose } = text.confirm.keys;
  const isPlain = !drawsUnicode(io);
  const keys = isPlain
    ? `Up/Down: ${move}, Enter: ${choose}`
    : `\u2191\u2193 ${move} \u2022 \u23ce ${choose}`;
  const prefix = isPlain ? { prefix: { idle: '?', done: '+' } } : {};
  const icon = isPlain ? { icon: { cursor: '>' } } : {};
  return {
    input: (message, options = {}) => ask(input({ message, theme: prefix, ...options }, context)),
    secret: (message) => ask(password({ message, mask: true, theme: prefix }, context)),
    // The library's own yes or no speaks English alone.
    confirm: async (message) =>
      isYes(await ask(input({ message: `${message} ${text.confirm.choices}`, theme: prefix }, context))),
    select: (message, choices) =>
      ask(
        select(
          {
            message,
            choices: choices.map(({ value, label }) => ({ value, name: label })),
            theme: { ...prefix, ...icon, style: { keysHelpTip: () => faint(keys) } },
          },
          context,
        ),
      ),
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
