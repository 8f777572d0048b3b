/** Breaks what is said to a person into lines of their terminal. Loads what it takes only where there is one. */
import type { OutputStream } from '../io.ts';

/** A sentence as the stream's reader sees it best: in lines on a terminal, as one line anywhere else. */
export async function fitSentence(
  sentence: string,
  { isTTY, columns }: Pick<OutputStream, 'isTTY' | 'columns'>,
): Promise<string> {
  if (!isTTY || columns === undefined || sentence.length * 2 <= columns) return sentence;
  const { wrap } = await import('./wrap.ts');
  return wrap(sentence, columns, { keepWords: true }).join('\n');
}
