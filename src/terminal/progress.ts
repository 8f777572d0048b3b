/** What a person at a terminal sees while the program waits. In a pipe there is nothing of it. */
import { clearLine, cursorTo, moveCursor } from 'node:readline';
import { Writable } from 'node:stream';
import type { Io, OutputStream } from '../io.ts';
import { wantsColor } from './color.ts';
import { drawsUnicode } from './unicode.ts';

/** One line on stderr that changes, and goes away. */
export interface Progress {
  /** False where nobody would see it: say what matters in a line of its own. */
  readonly isShown: boolean;
  show: (text: string) => Promise<void>;
  hide: () => void;
}

/** The progress line of a terminal; its package is loaded when there is something to show. */
export function createProgress(io: Pick<Io, 'stderr' | 'env' | 'platform'>): Progress {
  const { stderr, env } = io;
  let spinner: { text: string; start: () => unknown; stop: () => unknown } | undefined;
  let isOn = false;
  return {
    isShown: true,
    async show(text) {
      if (spinner === undefined) {
        const { default: ora } = await import('ora');
        // Raw mode would turn Ctrl-C into a character.
        const options = { stream: toTerminal(stderr), discardStdin: false, isEnabled: true };
        const spinning = drawsUnicode(io) ? options : { ...options, spinner: 'line' as const };
        spinner ??= ora(wantsColor(stderr, env) ? spinning : { ...spinning, color: false });
      }
      spinner.text = text;
      if (!isOn) spinner.start();
      isOn = true;
    },
    hide() {
      if (isOn) spinner?.stop();
      isOn = false;
    },
  };
}

/** Our stream in the shape that Node gives a terminal. */
function toTerminal(stream: OutputStream): NodeJS.WriteStream {
  const terminal = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      // Not awaited: ora tells its own writes from those of others by their coming within its call.
      void forward(chunk, stream);
      done();
    },
  });
  const shape = {
    isTTY: true,
    columns: stream.columns ?? 80,
    cursorTo: (x: number) => cursorTo(terminal, x),
    clearLine: (direction: -1 | 0 | 1) => clearLine(terminal, direction),
    moveCursor: (x: number, y: number) => moveCursor(terminal, x, y),
  };
  // ora asks for no more of a terminal than this.
  return Object.assign(terminal, shape) as unknown as NodeJS.WriteStream;
}

/** A terminal that went away can show no spinner, whatever the system says of it; whoever writes data next is told. */
async function forward(chunk: string | Uint8Array, stream: OutputStream): Promise<void> {
  await stream.write(chunk).catch(() => undefined);
}
