/** The few colours that output uses, by meaning. */
import type { JsonPaint } from '../json/format.ts';
import { tones, type StatusWords, type Tone } from '../model/meaning.ts';
import { escapeForTerminal } from '../terminal/printable.ts';

/** Paints a text for what it is. */
export interface Palette {
  heading: Paint;
  /** What frames the data: rules, names of fields, what is missing. */
  faint: Paint;
  good: Paint;
  bad: Paint;
  pending: Paint;
  /** A total, or the longest bar. */
  strong: Paint;
  bar: Paint;
  /** What can be typed: a command, a flag. */
  name: Paint;
  /** Keys, strings, numbers and the words of JSON. */
  key: Paint;
  text: Paint;
  number: Paint;
  word: Paint;
}

export type Paint = (text: string) => string;

const plain: Paint = (text) => text;

/** The palette; without colour no text is changed, and the colour library is not loaded. */
export async function loadPalette(color: boolean): Promise<Palette> {
  if (!color) {
    return {
      heading: plain,
      faint: plain,
      good: plain,
      bad: plain,
      pending: plain,
      strong: plain,
      bar: plain,
      name: plain,
      key: plain,
      text: plain,
      number: plain,
      word: plain,
    };
  }
  const { Chalk } = await import('chalk');
  // whether there is colour was decided before; the library's own look at the process would decide again
  const chalk = new Chalk({ level: 1 });
  return {
    heading: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    pending: chalk.yellow,
    strong: chalk.bold,
    bar: chalk.cyan,
    name: chalk.cyan,
    key: chalk.bold.blue,
    text: chalk.green,
    number: chalk.cyan,
    word: chalk.magenta,
  };
}

const paintByTone: Readonly<Record<Tone, keyof Palette>> = {
  good: 'good',
  bad: 'bad',
  pending: 'pending',
  over: 'faint',
};

/** What a word of a status says; `undefined` where the document does not tell. */
export function toneOf(word: string, words: StatusWords): Tone | undefined {
  return tones.find((tone) => words[tone]?.includes(word));
}

/** The paint for what a status word says. The word itself always says it too. */
export function paintTone(palette: Palette, tone: Tone | undefined): Paint {
  return tone === undefined ? plain : palette[paintByTone[tone]];
}

/** The colours of JSON on a terminal, which is kept safe from what the tokens hold. */
export async function loadJsonPaint(): Promise<JsonPaint> {
  const { key, text, number, word } = await loadPalette(true);
  return {
    key: (token) => key(escapeForTerminal(token)),
    string: (token) => text(escapeForTerminal(token)),
    number,
    word,
  };
}
