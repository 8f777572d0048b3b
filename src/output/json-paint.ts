/** The colours of JSON on a terminal, which is kept safe from what the tokens hold. */
import type { JsonPaint } from '../json/format.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { loadPalette } from './palette.ts';

export async function loadJsonPaint(): Promise<JsonPaint> {
  const { key, text, number, word } = await loadPalette(true);
  return {
    key: (token) => key(escapeForTerminal(token)),
    string: (token) => text(escapeForTerminal(token)),
    number,
    word,
  };
}
