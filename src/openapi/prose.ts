/**
 * Texts of a document that people read: without markup, and safe to print, since a document comes from anywhere, and
 * what it says must not drive the terminal. Names and values, which are sent or typed, stay as they are or are refused.
 */
import { escapeForTerminal, toPrintable } from '../terminal/printable.ts';
import { textAt, type Located } from './json-pointer.ts';
import { toPlainText } from './plain-text.ts';

/** The text at `key`, which may have several lines; undefined where there is none or it is blank. */
export function proseAt(parent: Located, key: string): string | undefined {
  const text = textAt(parent, key);
  const plain = text === undefined ? '' : escapeForTerminal(toPlainText(text));
  return plain === '' ? undefined : plain;
}

/** The text at `key` as one line; undefined where there is none or it is blank. */
export function lineAt(parent: Located, key: string): string | undefined {
  const text = textAt(parent, key);
  const line = text === undefined ? '' : toPrintable(toPlainText(text).replaceAll(/[ \n]+/g, ' '));
  return line === '' ? undefined : line;
}

/** Whether a name can be shown as it is: it has neither control characters nor such as only format the text around them. */
export function isPrintable(name: string): boolean {
  return toPrintable(name) === name;
}
