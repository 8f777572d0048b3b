/** A program on a pseudo terminal, which Node has no way to make by itself: python3 or script(1) makes it. */
import { spawnSync } from 'node:child_process';
import { startProcess } from './program.ts';

/** What a person at the terminal can do. */
export interface Terminal {
  type: (keys: string) => void;
  /** Resolves once the screen has shown the text since the last wait, with all that was shown. */
  sees: (text: string | RegExp) => Promise<string>;
}

/** The ways to get a terminal, in the order in which they are tried. */
const makers: readonly { program: string; wrap: (argv: readonly string[]) => readonly string[] }[] = [
  {
    program: 'python3',
    wrap: (argv) => ['-c', 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)', ...argv],
  },
  { program: 'script', wrap: (argv) => ['-qfec', argv.map(quote).join(' '), '/dev/null'] },
];

/** Whether a program can be run here. */
export function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** The way to get a terminal on this machine; undefined where there is none. */
export const terminalMaker = makers.find(({ program }) => isThere(program));

/** Starts a program with these variables alone. It is killed when the test ends. */
export function openTerminal(
  argv: readonly string[],
  { env, cwd }: { env: Readonly<Record<string, string>>; cwd: string },
): Terminal {
  if (terminalMaker === undefined)
    throw new Error('There is neither python3 nor script(1) to make a terminal.');
  const sized = ['sh', '-c', 'stty cols 160 rows 50; exec "$@"', 'sh', ...argv];
  const running = startProcess([terminalMaker.program, ...terminalMaker.wrap(sized)], {
    cwd,
    env: { TERM: 'dumb', ...env },
    stdin: { open: true },
    group: true,
  });
  let screen = '';
  let ended = false;
  const watchers = new Set<() => void>();
  const tell = (): void => {
    for (const watcher of watchers) watcher();
  };
  running.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString();
    // Colours and movements of the cursor stand between the letters.
    screen = screen.replaceAll(escapes, '');
    tell();
  });
  void running.ended.then(() => {
    ended = true;
    return tell();
  });
  return {
    type: (keys) => void running.child.stdin?.write(keys),
    sees: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = typeof text === 'string' ? screen.includes(text) : text.test(screen);
          if (!found && !ended) return;
          watchers.delete(look);
          if (!found) return reject(new Error(`It ended without ${String(text)}: ${screen}`));
          const shown = screen;
          screen = '';
          resolve(shown);
        };
        watchers.add(look);
        look();
      }),
  };
}

// oxlint-disable-next-line no-control-regex -- they begin with a control character
const escapes = /\u001b(?:\[[0-9;?]*[A-Za-z]|\(B|[=>])/g;

function quote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
