/** The few colours that output uses, by meaning. */

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
  };
}

/** Words that say how something stands; what is in none of the groups is shown plainly. */
const meanings: readonly [keyof Palette, RegExp][] = [
  ['bad', /^(.*_)?fail(ed|ure)?$|^error$|declined$|^invalid|^incorrect|^rejected$|^unpaid$/i],
  [
    'good',
    /^(paid|success|succeeded|active|shipped|received|refunded|closed|exported|delegated_to_third_party|ready|ok)$/i,
  ],
  ['pending', /(ing|_party)$|^(temporary|pending|ordered|kitting)$/i],
  ['faint', /^(cancell?ed|expired|inactive|terminated|lessThanMinimumCharge)$/i],
];

/** Whether a status word says that nothing is open and nothing went wrong. */
export function isSettled(word: string): boolean {
  const meaning = meanings.find(([, pattern]) => pattern.test(word))?.[0];
  return meaning !== 'bad' && meaning !== 'pending';
}

/** The paint for a status word. The word itself always says it too. */
export function paintStatus(palette: Palette, word: string): Paint {
  const meaning = meanings.find(([, pattern]) => pattern.test(word));
  return meaning === undefined ? plain : palette[meaning[0]];
}
