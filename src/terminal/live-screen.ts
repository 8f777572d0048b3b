/**
 * A terminal's second screen, which is drawn again and again and leaves no trace. A terminal that can't move its cursor
 * gets one picture below the other.
 */
import system from 'node:process';
import type { Io, OutputStream } from '../io.ts';

export interface LiveScreen {
  /** Draws lines from the top; what does not fit is left out and counted by `more`. */
  draw: (lines: readonly string[], more: (count: number) => string) => Promise<void>;
  /** Gives the terminal back as it was. Works after an interrupt, too. */
  close: () => void;
}

const csi = '\u001b[';

/** The second screen, without a cursor, long lines cut at the edge. */
const enter = `${csi}?1049h${csi}?25l${csi}?7l`;
const leave = `${csi}0m${csi}?7h${csi}?25h${csi}?1049l`;

/** Terminals that know these draw what stands between them at once; others take no notice. */
const [hold, release] = [`${csi}?2026h`, `${csi}?2026l`];

/** @param stream a terminal */
export async function openLiveScreen(stream: OutputStream, env: Io['env']): Promise<LiveScreen> {
  if (env['TERM'] === 'dumb') return plainScreen(stream);
  const forget = restoreWhenStopped(stream);
  const close = (): void => {
    forget();
    stream.writeLast?.(leave);
  };
  try {
    await stream.write(enter);
  } catch (error) {
    // An interrupt ends the wait for a terminal, which may have taken it all the same.
    close();
    throw error;
  }
  return {
    async draw(lines, more) {
      const rows = stream.rows ?? 24;
      const fits = lines.length <= rows;
      const shown = fits ? lines : [...lines.slice(0, rows - 1), more(lines.length - rows + 1)];
      // Line by line, so that the screen is never empty. At the end of a full line the last cell would be erased, too.
      const text = shown.map((line) => `${csi}2K${line}${csi}0m`).join('\r\n');
      await stream.write(`${hold}${csi}H${text}${csi}J${release}`);
    },
    close,
  };
}

/** Gives the terminal back where the process ends at once, and while it rests after Ctrl-Z. */
function restoreWhenStopped(stream: OutputStream): () => void {
  const restore = (): void => stream.writeLast?.(leave);
  const rest = (): void => {
    restore();
    system.kill(system.pid, 'SIGSTOP');
  };
  const goOn = (): void => stream.writeLast?.(enter);
  system.once('exit', restore);
  // Windows has no such signals.
  if (system.platform !== 'win32') system.on('SIGTSTP', rest).on('SIGCONT', goOn);
  return () => {
    system.off('exit', restore);
    system.off('SIGTSTP', rest).off('SIGCONT', goOn);
  };
}

function plainScreen(stream: OutputStream): LiveScreen {
  return {
    draw: (lines) => stream.write(`${lines.join('\n')}\n\n`),
    close: () => undefined,
  };
}
