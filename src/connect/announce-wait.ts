/** Says that the program waits before it tries again, and waits. */
import { pauseIn } from '../http/pause.ts';
import type { Wait } from '../http/retry.ts';
import { fitSentence } from '../terminal/fit-sentence.ts';
import { toPrintable } from '../terminal/printable.ts';
import type { CommandContext } from '../command/command.ts';

/** A line on stderr, or on a terminal a spinner for as long as it takes. @throws InterruptedError on Ctrl-C */
export async function announceWait(
  { milliseconds, retry, retries, cause }: Wait,
  signal: AbortSignal,
  { io, progress, text }: Pick<CommandContext, 'io' | 'progress' | 'text'>,
): Promise<void> {
  const what = typeof cause === 'number' ? text.wire.waitingStatus(cause) : cause.sentence(text);
  const line = toPrintable(text.wire.waiting(what, (milliseconds / 1000).toFixed(1), retry, retries));
  if (!progress.isShown) await io.stderr.write(`${await fitSentence(line, io)}\n`);
  try {
    await progress.show(line);
    await pauseIn(io, milliseconds, signal);
  } finally {
    progress.hide();
  }
}
