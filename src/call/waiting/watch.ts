/** `--watch`: shows the answer of a read again and again, until somebody stops it. */
import type { CommandContext } from '../../command/command.ts';
import { createRendering } from '../../command/render-options.ts';
import { numberOf } from '../../command/settings.ts';
import { CancelledError, InterruptedError, type SoracomError } from '../../errors.ts';
import { pauseIn } from '../../http/pause.ts';
import { StreamInterruptedError } from '../../io.ts';
import { loadPalette } from '../../output/palette.ts';
import { render } from '../../output/render.ts';
import type { Result } from '../../output/result.ts';
import { openLiveScreen } from '../../terminal/live-screen.ts';
import { escapeForTerminal, toPrintable } from '../../terminal/printable.ts';
import { toPosixWord } from '../../terminal/quote.ts';
import { ellipsisOf, truncate, widthOf } from '../../terminal/width.ts';
import { isTransient } from './transient.ts';

/** In milliseconds; a wait after failures is no longer. */
const longestWait = 60_000;

/**
 * Never returns by itself.
 *
 * @param words the command as it was typed
 * @param look calls once, with how this picture is to be drawn
 * @throws CancelledError where somebody stopped it
 * @throws SoracomError for a failure that does not pass by itself
 */
export async function callWatch(
  words: readonly string[],
  look: (context: CommandContext) => Promise<Result>,
  context: CommandContext,
): Promise<never> {
  const { io, secrets, settings, text } = context;
  const interval = (numberOf(settings, 'watch') ?? 5) * 1000;
  const palette = await loadPalette(context.rendering().options.color);
  const command = toPrintable(secrets.mask(words.map(toPosixWord).join(' ')));
  // From now on an interrupt is ours to handle: it must not leave the terminal as it is while it is watched.
  const { signal } = io;
  const screen = await openLiveScreen(io.stdout, io.env);
  let picture: string[] = [];
  let failures = 0;
  try {
    for (;;) {
      const frame = { ...context, rendering: () => createRendering(io, settings) };
      const outcome = await drawOnce(look, frame);
      failures = Array.isArray(outcome) ? 0 : failures + 1;
      const wait = failures === 0 ? interval : Math.max(interval, waitAfter(interval, failures));
      if (Array.isArray(outcome)) picture = outcome;
      const reason = Array.isArray(outcome) ? [] : [failureLine(outcome, wait, context)];
      const head = header(text.waiting.every(String(interval / 1000)) + command, context);
      await screen.draw(
        [palette.heading(head), ...reason.map((line) => palette.bad(line)), '', ...picture],
        (count) => palette.faint(text.waiting.more(count)),
      );
      await pauseIn(io, wait, signal);
    }
  } catch (error) {
    const isStopped = error instanceof InterruptedError || error instanceof StreamInterruptedError;
    throw isStopped ? new CancelledError((t) => t.waiting.stopped, { cause: error }) : error;
  } finally {
    screen.close();
  }
}

/** The lines of an answer with the notes below it, or a failure that may pass. */
async function drawOnce(
  look: (context: CommandContext) => Promise<Result>,
  context: CommandContext,
): Promise<string[] | SoracomError> {
  const rendering = context.rendering();
  const frame = { ...context, rendering: () => rendering };
  try {
    const result = await look(frame);
    let drawn = '';
    const decoder = new TextDecoder();
    for await (const piece of render(result, rendering.options, context.text)) {
      drawn += typeof piece === 'string' ? piece : escapeForTerminal(decoder.decode(piece, { stream: true }));
    }
    const notes = rendering.notes.map((note) => toPrintable(note(context.text)));
    return [...drawn.trimEnd().split('\n'), ...notes];
  } catch (error) {
    if (isTransient(error)) return error;
    throw error;
  }
}

function waitAfter(interval: number, failures: number): number {
  return Math.min(longestWait, interval * 2 ** (failures - 1));
}

function failureLine(error: SoracomError, wait: number, { text }: CommandContext): string {
  return toPrintable(text.waiting.failed(error.sentence(text), String(Math.round(wait / 1000))));
}

/** The command on the left and the time on the right, in one line. */
function header(left: string, { io, rendering }: CommandContext): string {
  const width = io.stdout.columns ?? 80;
  const time = new Date(io.now()).toISOString().slice(0, 19).replace('T', ' ') + ' UTC';
  const room = width - widthOf(time) - 2;
  const ellipsis = ellipsisOf(rendering().options.unicode);
  if (room < 10) return truncate(left, width, ellipsis);
  const shown = truncate(left, room, ellipsis);
  return shown + ' '.repeat(width - widthOf(shown) - widthOf(time)) + time;
}
