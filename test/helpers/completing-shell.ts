/** Real shells that complete `soracom`: a line is typed, TAB pressed, and what then stands there is run and read back. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { makeFolder } from './folder.ts';
import { programUnderTest } from './program.ts';
import { isThere, openTerminal, terminalMaker } from './terminal.ts';

/** The shells whose TAB can be pressed. */
export const interactiveShells = ['bash', 'zsh', 'fish'] as const;

export type InteractiveShell = (typeof interactiveShells)[number];

/** The shells that this machine has. Bash is never left out: a machine without it fails. */
export const shellsHere: readonly InteractiveShell[] = interactiveShells.filter(
  (shell) => shell === 'bash' || (terminalMaker !== undefined && isThere(shell)),
);

/** How a shell is started. */
export interface ShellOptions {
  env?: Readonly<Record<string, string>>;
  /** Lines of the shell's start-up file; loads completion unless given. */
  startup?: string;
}

/** A shell at its prompt. */
export interface CompletingShell {
  home: string;
  /** Types a line and presses TAB once and Enter; the arguments that the command then got. */
  complete: (line: string) => Promise<string[]>;
  /** Types a line and presses TAB twice; what the screen shows until `text` is there. */
  list: (line: string, text: string | RegExp) => Promise<string>;
  /** Types a line and Enter, and waits for its end. */
  run: (line: string) => Promise<void>;
  /** How often the program was started. */
  countStarts: () => number;
}

const loading: Record<InteractiveShell, string> = {
  bash: 'eval "$(soracom completion bash)"',
  zsh: 'source <(soracom completion zsh)',
  fish: 'soracom completion fish | source',
};

/** Starts a shell with a home folder of its own, and the built program as `soracom`. */
export async function openShell(
  shell: InteractiveShell,
  { env = {}, startup = loading[shell] }: ShellOptions = {},
): Promise<CompletingShell> {
  const home = makeFolder();
  const starts = join(home, '.starts');
  const answer = join(home, '.answer');
  writeFileSync(starts, '');
  installProgram(join(home, '.bin'), starts);
  // The function runs in place of the program; completion asks the program itself.
  const reader =
    shell === 'fish'
      ? `function soracom\nprintf '%s\\0' $argv > ${answer}.new; mv ${answer}.new ${answer}\nend`
      : `soracom() { printf '%s\\0' "$@" > ${answer}.new; mv ${answer}.new ${answer}; }`;
  writeStartup(shell, home, [startup, reader].join('\n'));
  const work = join(home, 'work');
  mkdirSync(work);
  const terminal = openTerminal(commandLine(shell, home), {
    cwd: work,
    env: {
      PATH: `${join(home, '.bin')}:${process.env['PATH'] ?? ''}`,
      HOME: home,
      ZDOTDIR: home,
      LANG: 'C.UTF-8',
      HISTFILE: '',
      TERM: shell === 'fish' ? 'xterm' : 'dumb',
      SORACOM_PROFILE_DIR: join(home, 'profiles'),
      ...env,
    },
  });
  const enter = async (keys: string): Promise<string[]> => {
    rmSync(answer, { force: true });
    terminal.type(`${keys}\r`);
    // The file appears whole.
    while (!existsSync(answer)) await pause(20);
    return readFileSync(answer, 'utf8').split('\0').slice(0, -1);
  };
  await enter('soracom ready');
  return {
    home,
    complete: (line) => enter(`${line}\t`),
    async list(line, text) {
      terminal.type(`${line}\t\t`);
      const shown = await terminal.sees(text);
      // The line is not run.
      terminal.type('\u0003');
      return shown;
    },
    run: async (line) => {
      await enter(`${line}; soracom done`);
    },
    countStarts: () => readFileSync(starts, 'utf8').split('\n').length - 1,
  };
}

function installProgram(dir: string, starts: string): void {
  mkdirSync(dir);
  const path = join(dir, 'soracom');
  const program = programUnderTest.map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `#!/bin/sh\necho "$1" >> '${starts}'\nexec ${program} "$@"\n`);
  chmodSync(path, 0o755);
}

function writeStartup(shell: InteractiveShell, home: string, text: string): void {
  const fish = join(home, '.config/fish');
  // Where this folder is missing, fish makes completions of all manual pages, and goes on when the test is over.
  mkdirSync(join(home, '.local/share/fish/generated_completions'), { recursive: true });
  mkdirSync(fish, { recursive: true });
  const files = { bash: join(home, '.bashrc'), zsh: join(home, '.zshrc'), fish: join(fish, 'config.fish') };
  writeFileSync(files[shell], `${text}\n`);
}

function commandLine(shell: InteractiveShell, home: string): string[] {
  switch (shell) {
    case 'bash':
      return ['bash', '--noprofile', '--rcfile', join(home, '.bashrc'), '-i'];
    case 'zsh':
      return ['zsh', '-i'];
    case 'fish':
      return ['fish', '-i'];
  }
}
