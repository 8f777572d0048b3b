/**
 * The secrets of one run by value, so that nothing we say aloud repeats them, wherever they come back from: an
 * answer that quotes the request, a program's own message, the text of a crash.
 */
import { redacted } from './names.ts';
import { findSpellings } from './spellings.ts';

/** Knows secrets and masks them. Nothing is computed until something is masked. */
export interface Secrets {
  /** Values that are too short to be told from ordinary text are passed over. */
  add: (...values: (string | undefined)[]) => void;
  /** Values that take work to find: they are looked for only when something is masked. */
  addLater: (find: () => readonly string[]) => void;
  /** The text with every known secret masked, in whichever encoding it stands there. */
  mask: (text: string) => string;
}

/** Shorter than any secret of the API's: one-time codes have six digits. */
const leastLength = 6;

/** Makes an empty collection. */
export function createSecrets(): Secrets {
  const values = new Set<string>();
  const later: (() => readonly string[])[] = [];
  const patterns = new Map<string, readonly RegExp[]>();
  const add: Secrets['add'] = (...given) => {
    for (const value of given) {
      if (value !== undefined && value.length >= leastLength) values.add(value);
    }
  };
  return {
    add,
    addLater: (find) => void later.push(find),
    mask(text) {
      for (const find of later.splice(0)) add(...find());
      for (const value of values) {
        if (!patterns.has(value)) {
          patterns.set(
            value,
            findSpellings(value).map((source) => new RegExp(source, 'gu')),
          );
        }
      }
      // The longest first: a secret may contain another.
      const all = [...patterns].toSorted(([a], [b]) => b.length - a.length);
      return all
        .flatMap(([, forms]) => forms)
        .reduce((masked, form) => masked.replaceAll(form, () => redacted), text);
    },
  };
}
