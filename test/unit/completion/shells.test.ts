/** What the scripts are made of: quoting, which no text can leave, and a syntax that holds whatever the tree holds. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInstallPlace } from '../../../src/completion/install-places.ts';
import { shellOf } from '../../../src/completion/shells.ts';
import { writeBash } from '../../../src/completion/shells/bash.ts';
import { writeFish } from '../../../src/completion/shells/fish.ts';
import { writePowerShell } from '../../../src/completion/shells/powershell.ts';
import type { ScriptInput } from '../../../src/completion/shells/script.ts';
import { writeZsh } from '../../../src/completion/shells/zsh.ts';
import { makeFolder } from '../../helpers/folder.ts';

const hostile = "it's $(touch pwned) `touch pwned` \u2018touch\u2019 \\' '; touch pwned; ' \"";

/** A tree in which every text that a document can choose is hostile. */
const input: ScriptInput = {
  version: '1.2.3',
  indexKey: '',
  tree: {
    places: [
      { words: '', children: [{ name: 'a', description: hostile }], flags: [], arguments: [] },
      {
        words: 'a',
        children: [],
        flags: [{ name: "--x'$(touch", values: 'e0', description: hostile }],
        arguments: ['e0,c*'],
      },
    ],
    globals: [{ name: '--profile', values: 'v', description: hostile }],
    choices: [[hostile, 'b']],
  },
};

const scripts = { bash: writeBash, zsh: writeZsh, fish: writeFish };

/** The kinds of bracket that are open, and whether a string is, at the end of a PowerShell script. */
function findOpen(text: string): string[] {
  const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
  const open: string[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const isSingle = /['\u2018-\u201b]/.test(letter);
    if (quote === "'") {
      if (isSingle && /['\u2018-\u201b]/.test(text.charAt(at + 1))) at += 1;
      else if (isSingle) quote = '';
    } else if (isSingle) quote = "'";
    else if (letter === '#') at = text.indexOf('\n', at);
    else if (letter in closing) open.push(closing[letter] ?? '');
    else if (')]}'.includes(letter)) {
      if (open.pop() !== letter) return [`${letter} at ${at}`];
    }
  }
  return quote === '' ? open : [...open, quote];
}

/** What came into bash after 3.2, the one that macOS has. Its `source` reads nothing from `<(…)`. */
const news = [
  /\b(?:declare|local|typeset) -\w*[Ang]/,
  /\b(?:mapfile|readarray|coproc)\b/,
  /\$\{\w+(?:\^|,|@[A-Za-z]\})/,
  /\[-\d+\]|\$\{\w+: -/,
  /\|&|&>>|;;?&/,
  /\[\[ -v /,
  /\bread -\w*[Ni]/,
  /\bprintf -v \w+\[/,
  /\bcompopt\b(?!.* 2>\/dev\/null \|\| :)/,
  /\$\((?!\().*\bcase\b/,
  /\b(?:globstar|lastpipe|autocd)\b/,
  /(?:\bsource|(?:^|[;&|] *)\.) <\(/,
];

function listNews(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => !line.startsWith('#') && news.some((pattern) => pattern.test(line)));
}

describe('scripts', () => {
  it.each(Object.entries(scripts))('of %s evaluate nothing of what a document says', (shell, write) => {
    const dir = makeFolder();
    const load = shell === 'fish' ? '__soracom_place a; __soracom_choices 0' : '_soracom_load';
    const { error, status, stderr } = spawnSync(
      shell,
      ['-c', `${shell === 'zsh' ? 'compdef() { :; }; ' : ''}${write(input)}\n${load}`],
      { cwd: dir, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: dir } },
    );
    // A shell that is not installed is told of by the tests that press TAB.
    const isThere = error === undefined;
    expect([status, stderr]).toEqual(isThere ? [0, ''] : [null, null]);
    expect(spawnSync('ls', [dir], { encoding: 'utf8' }).stdout).not.toContain('pwned');
  });

  it('of PowerShell leave no bracket or string open', () => {
    const text = writePowerShell(input);
    expect(findOpen(text)).toEqual([]);
    expect(findOpen(`${text}'`)).not.toEqual([]);
    const file = join(makeFolder(), 'script.ps1');
    const parse = `$e = $null; [void][System.Management.Automation.Language.Parser]::ParseInput((Get-Content -Raw '${file}'), [ref]$null, [ref]$e); exit $e.Count`;
    const { error, status } = spawnSync('pwsh', ['-NoProfile', '-Command', parse], { encoding: 'utf8' });
    expect(status).toBe(error === undefined ? 0 : null);
  });

  it('of bash need nothing that bash 3.2 lacks', () => {
    expect(listNews(writeBash(input))).toEqual([]);
  });

  it.each([
    'declare -A x',
    'local -gA x',
    'local -n x=y',
    'mapfile -t x',
    'echo ${x^^}',
    'echo ${x,,}',
    'echo ${x@Q}',
    'echo ${x[-1]}',
    'a |& b',
    'a &>> b',
    'case x in x) a ;;& esac',
    '[[ -v x ]]',
    'read -N 1 x',
    'printf -v x[0] a',
    'compopt -o nospace',
    'x=$(case y in y) a ;; esac)',
    'coproc x',
    'shopt -s globstar',
    'source <(x)',
  ])('would be found to need bash 4: %s', (line) => {
    expect(listNews(`a=b\n  ${line}\nc=d`)).toEqual([line]);
  });

  it('are loaded by hand with a line that bash 3.2 understands', () => {
    const io = { env: {}, homedir: '/home/me', platform: 'darwin' } as const;
    const { byHand, startup } = findInstallPlace('bash', io);
    expect(byHand).toBe('eval "$(soracom completion bash)"');
    expect(listNews(startup?.line ?? '')).toEqual([]);
  });
});

describe('a shell', () => {
  it.each([
    ['/bin/bash', 'bash'],
    ['-zsh', 'zsh'],
    ['/usr/local/bin/fish', 'fish'],
    ['C:\\Program Files\\PowerShell\\7\\pwsh.exe', 'powershell'],
    ['powershell.exe', 'powershell'],
    ['/bin/tcsh', undefined],
    ['', undefined],
  ])('is known by its path: %s', (path, shell) => {
    expect(shellOf(path)).toBe(shell);
  });
});
