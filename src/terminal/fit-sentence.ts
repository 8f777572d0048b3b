/** Breaks what is said to a person into lines of their terminal. Loads what it takes only where there is one. */
import type { Io } from '../io.ts';
import { drawsUnicode, toAsciiSigns } from './unicode.ts';

/** A sentence for stderr: in lines, and in signs that it draws, on a terminal; as one line anywhere else. */
export async function fitSentence(
  sentence: string,
  io: Pick<Io, 'env' | 'platform' | 'stderr'>,
): Promise<string> {
  const { isTTY, columns } = io.stderr;
  if (!isTTY) return sentence;
  const drawn = drawsUnicode(io) ? sentence : toAsciiSigns(sentence);
  if (columns === undefined || drawn.length * 2 <= columns) return drawn;
  const { wrap } = await import('./wrap.ts');
  return wrap(drawn, columns, { keepWords: true }).join('\n');
}
