/** Prints prose: as it is in a pipe, safe and in signs that it draws on a terminal. */
import type { Io } from '../io.ts';
import type { Result } from '../output/result.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { drawsUnicode, toAsciiSigns } from '../terminal/unicode.ts';

/** Writes a text to stdout. */
export async function writeProse(
  { text, isSafe }: Extract<Result, { kind: 'text' }>,
  io: Pick<Io, 'env' | 'platform' | 'stdout'>,
): Promise<void> {
  if (!io.stdout.isTTY) return io.stdout.write(text);
  const safe = isSafe === true ? text : escapeForTerminal(text);
  return io.stdout.write(drawsUnicode(io) ? safe : toAsciiSigns(safe));
}
