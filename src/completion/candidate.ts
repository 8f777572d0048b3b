/** A value that completion offers, and how it goes out. */
import { toPrintable } from '../terminal/printable.ts';
import { truncate } from '../terminal/width.ts';

/** A value and what it is. */
export interface Candidate {
  value: string;
  description?: string;
}

/** One line for the shells: the value, a tab, what it is. Values that nobody could type are left out. */
export function writeCandidates(candidates: readonly Candidate[]): string {
  return candidates
    .filter(({ value }) => isTypable(value))
    .map(({ value, description = '' }) =>
      description === '' ? `${value}\n` : `${value}\t${brief(description)}\n`,
    )
    .join('');
}

/** Whether a value can be offered: one that holds a line break or drives the terminal can't. */
export function isTypable(value: string): boolean {
  return value !== '' && !/[\t\n]/.test(value) && toPrintable(value) === value;
}

/** The first sentence, short enough for a list beside the words. */
export function brief(text: string): string {
  const line = toPrintable(text.trim());
  const [sentence = ''] = /^.*?(?:[.;](?= )|。|$)/u.exec(line) ?? [];
  return truncate(sentence.replace(/[.;。]$/u, ''), 70, '…');
}
