/** Questions on the real terminal. Loaded only when something is asked. */
import { setTimeout } from 'node:timers/promises';
import { input, password, select } from '@inquirer/prompts';
import { InterruptedError } from '../src/errors.ts';
import type { Io } from '../src/io.ts';
import { once } from '../src/lazy.ts';
import { loadPalette } from '../src/output/palette.ts';
import { wantsColor } from '../src/terminal/color.ts';
import { isYes, type Prompter } from '../src/terminal/prompt.ts';
import { drawsUnicode } from '../src/terminal/unicode.ts';
import { chooseLanguage } from '../src/text/language.ts';
import { loadText } from '../src/text/load.ts';

/** Questions go to stderr: stdout carries data only. */
export async function createPrompter(io: Io): Promise<Prompter> {
  const text = await loadText(chooseLanguage(io.env));
  const context = { output: process.stderr, signal: AbortSignal.any([io.signal, terminalIsGone()]) };
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
    confirm: async (message) => {
      await dropTypedAhead(process.stdin);
      return isYes(
        await ask(input({ message: `${message} ${text.confirm.choices}`, theme: prefix }, context)),
      );
    },
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

/** Aborts once the terminal can't be read any more: nobody will answer, and Node would take it for a crash. */
const terminalIsGone = once(() => {
  const gone = new AbortController();
  process.stdin.on('error', () => gone.abort());
  return gone.signal;
});

/** Reads of typed keys after which whoever types on is left to be the answer. */
const mostReads = 1000;

/** Turns of the event loop without a key after which none waits any more. */
const turns = 20;

/**
 * Takes from the terminal what was typed before a question was there, such as the next line of what was pasted: it
 * can't be the answer to it.
 *
 * @throws InterruptedError where Ctrl-C was among it
 */
async function dropTypedAhead(stdin: NodeJS.ReadStream): Promise<void> {
  let typed: Buffer[] = [];
  const keep = (keys: Buffer | string): void => void typed.push(Buffer.from(keys));
  const wasRaw = stdin.isRaw;
  stdin.on('data', keep);
  // Without it only whole lines come.
  stdin.setRawMode(true);
  stdin.resume();
  try {
    for (let reads = 0; reads < mostReads; reads += 1) {
      typed = [];
      // What waits comes with the next turns of the event loop, however long one takes.
      for (let turn = 0; turn < turns; turn += 1) await setTimeout(1);
      if (typed.some((keys) => keys.includes(interruptKey))) {
        throw new InterruptedError((t) => t.errors.interrupted);
      }
      if (typed.length === 0) return;
    }
  } finally {
    stdin.off('data', keep);
    stdin.pause();
    stdin.setRawMode(wasRaw);
  }
}

/** Ctrl-C, which is a key like any other where keys are read one by one. */
const interruptKey = 3;

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
