/** `completion install` and `uninstall` in home folders of all kinds, and what the shells make of it. */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openShell, shellsHere } from '../helpers/completing-shell.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, type Ended } from '../helpers/program.ts';

function run(verb: string, home: string, shell: string, env: Record<string, string> = {}): Promise<Ended> {
  return callProgram(['completion', verb], { env: { HOME: home, SHELL: `/bin/${shell}`, ...env } });
}

/** Every file below a folder with its text. */
function listFiles(dir: string): Record<string, string> {
  const names = readdirSync(dir, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(join(dir, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(dir, name), 'latin1')]));
}

const startupFiles = {
  // Terminals of macOS start login shells.
  bash: process.platform === 'darwin' ? '.bash_profile' : '.bashrc',
  zsh: '.zshrc',
  fish: undefined,
  pwsh: '.config/powershell/Microsoft.PowerShell_profile.ps1',
};

describe.each(Object.entries(startupFiles))('%s', (shell, startup) => {
  it.each([
    ['no start-up file', undefined],
    ['an empty one', ''],
    ['one that ends with a line', '# mine\n'],
    ['one that ends without a line end', '# mine'],
    ['one in another encoding', '# m\u00ff\u00fe\r\n'],
  ])('is installed once and removed without a trace: %s', async (_, before) => {
    const home = makeFolder();
    if (startup !== undefined && before !== undefined) {
      mkdirSync(join(home, startup, '..'), { recursive: true });
      writeFileSync(join(home, startup), Buffer.from(before, 'latin1'));
    }
    const untouched = listFiles(home);
    const first = await run('install', home, shell);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const installed = listFiles(home);
    expect(Object.keys(installed).length).toBe(startup === undefined ? 1 : 2);
    const line = startup === undefined ? '' : (installed[startup] ?? '');
    expect(line.startsWith(startup === undefined ? '' : (before ?? ''))).toBe(true);
    const second = await run('install', home, shell);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain('is up to date');
    expect(listFiles(home)).toEqual(installed);
    const removed = await run('uninstall', home, shell);
    expect(removed).toMatchObject({ code: 0, stderr: '' });
    expect(listFiles(home)).toEqual(untouched);
    expect((await run('uninstall', home, shell)).stdout).toContain('Nothing is installed');
  });
});

describe('completion install', () => {
  it('goes where the variables of the shells say', async () => {
    const home = makeFolder();
    const env = {
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      ZDOTDIR: join(home, 'z'),
    };
    mkdirSync(env.ZDOTDIR);
    for (const shell of ['bash', 'zsh', 'fish', 'pwsh']) await run('install', home, shell, env);
    expect(Object.keys(listFiles(home)).toSorted()).toEqual([
      startupFiles.bash,
      'config/fish/completions/soracom.fish',
      'config/powershell/Microsoft.PowerShell_profile.ps1',
      'config/powershell/soracom-completion.ps1',
      'data/bash-completion/completions/soracom',
      'data/zsh/site-functions/_soracom',
      'z/.zshrc',
    ]);
    await run('install', home, 'bash', { BASH_COMPLETION_USER_DIR: join(home, 'own') });
    expect(Object.keys(listFiles(join(home, 'own')))).toEqual(['completions/soracom']);
  });

  it('leaves alone what loads completion already', async () => {
    const home = makeFolder();
    writeFileSync(join(home, startupFiles.bash), 'source <(soracom completion)\n');
    const { code, stdout } = await run('install', home, 'bash');
    expect(stdout).toContain('source <(soracom completion)');
    expect(code).toBe(0);
    expect(Object.keys(listFiles(home))).toEqual([startupFiles.bash]);
  });

  it('leaves alone a file that somebody else wrote', async () => {
    const home = makeFolder();
    const dir = join(home, '.config/fish/completions');
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'soracom.fish'), 'complete -c soracom\n');
    const { code, stderr } = await run('install', home, 'fish');
    expect(stderr).toContain('soracom.fish was not written by');
    expect(code).toBe(2);
    expect((await run('uninstall', home, 'fish')).stdout).toContain('stays');
    expect(readFileSync(join(dir, 'soracom.fish'), 'utf8')).toBe('complete -c soracom\n');
  });

  it('writes through a linked start-up file', async () => {
    const home = makeFolder();
    writeFileSync(join(home, 'dotfile'), '# mine\n', { mode: 0o640 });
    symlinkSync('dotfile', join(home, startupFiles.bash));
    await run('install', home, 'bash');
    expect(readFileSync(join(home, 'dotfile'), 'utf8')).toContain('completion install');
    expect(statSync(join(home, 'dotfile')).mode & 0o777).toBe(0o640);
  });

  it.each([
    [
      'a home folder that is none',
      { HOME: '/dev/null' },
      1,
      "can't be changed: part of the path is not a folder",
    ],
    ['a relative one', { HOME: 'here' }, 1, 'Your home folder is unknown'],
    [
      'a shell that we do not know',
      { HOME: '/tmp', SHELL: '/bin/tcsh' },
      2,
      'There is no completion for the shell',
    ],
    ['no shell', { HOME: '/tmp', SHELL: '' }, 2, 'SHELL is not set'],
  ])('says what is wrong with %s', async (_, env, code, message) => {
    const result = await callProgram(['completion', 'install'], { env: { SHELL: '/bin/bash', ...env } });
    expect(result.stderr).toContain(message);
    expect(result.code).toBe(code);
    expect(result.stdout).toBe('');
  });
});

describe.each(shellsHere)('an installed script for %s', (name) => {
  it('completes in a new shell', async () => {
    const home = makeFolder();
    await run('install', home, name);
    const inNew = await openShell(name, { startup: loadLine(name, home) });
    expect(await inNew.complete('soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(inNew.countStarts()).toBe(0);
  });
});

/** What the installed start-up line does, taken from the file where it stands. */
function loadLine(name: string, home: string): string {
  if (name === 'fish') return `source ${home}/.config/fish/completions/soracom.fish`;
  const file = readFileSync(join(home, name === 'bash' ? startupFiles.bash : '.zshrc'), 'utf8');
  return file.split('\n').find((line) => line.includes('added by "soracom completion install"')) ?? '';
}
