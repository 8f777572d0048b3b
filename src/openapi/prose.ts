/** Texts of a document that people read. */
import { textAt, type Located } from './json-pointer.ts';
import { toPlainText } from './plain-text.ts';

/** The text at `key`, which may have several lines; undefined where there is none or it is blank. */
export function proseAt(parent: Located, key: string): string | undefined {
  const text = textAt(parent, key);
  const plain = text === undefined ? '' : toPlainText(text);
  return plain === '' ? undefined : plain;
}

/** The text at `key` as one line; undefined where there is none or it is blank. */
export function lineAt(parent: Located, key: string): string | undefined {
  return proseAt(parent, key)?.replaceAll(/\s+/g, ' ');
}
