/** Command lines of Windows, read wherever the tests run. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { splitWords } from '../../../src/terminal/quote.ts';
import {
  findWindowsProgram,
  splitWindowsWords,
  windowsStartLine,
} from '../../../src/terminal/windows-command.ts';
import { failWith, replaceFs, systemFs } from '../../helpers/replace-system.ts';

describe('the words of a command line on Windows', () => {
  it.each<[command: string, words: string[]]>([
    ['', []],
    ['  ', []],
    ['vault read -field=profile soracom', ['vault', 'read', '-field=profile', 'soracom']],
    [String.raw`C:\tools\vault.exe read`, [String.raw`C:\tools\vault.exe`, 'read']],
    [String.raw`"C:\Program Files\v.exe" a\b`, [String.raw`C:\Program Files\v.exe`, String.raw`a\b`]],
    [String.raw`\\server\share\v.exe  x`, [String.raw`\\server\share\v.exe`, 'x']],
    [String.raw`v --dir "C:\my dir\\" x`, ['v', '--dir', 'C:\\my dir\\', 'x']],
    [String.raw`v "say \"hi\"" \"x\"`, ['v', 'say "hi"', '"x"']],
    [String.raw`v "a\\\"b"`, ['v', String.raw`a\"b`]],
    [String.raw`v \\"a b"`, ['v', String.raw`\a b`]],
    [`v 'a b' --q='c "d"' ''`, ['v', 'a b', '--q=c "d"', '']],
    [String.raw`C:\Users\O'Brien\v.exe it's`, [String.raw`C:\Users\O'Brien\v.exe`, "it's"]],
    ['v "" a""b "課金 明細"', ['v', '', 'ab', '課金 明細']],
    ['v\ta\r\n', ['v', 'a']],
  ])('%s', async (command, words) => {
    expect(splitWindowsWords(command)).toEqual(words);
    expect(await splitWords(command, 'win32')).toEqual(words);
  });

  it.each([`v "a`, String.raw`v "a\"`, `v 'a`, `"`])('have no end in %s', (command) => {
    expect(splitWindowsWords(command)).toBeUndefined();
  });

  it('are those of a POSIX shell elsewhere', async () => {
    expect(await splitWords(String.raw`a\ b 'c'"d"`, 'linux')).toEqual(['a b', 'cd']);
  });
});

describe('a program on Windows', () => {
  const env = { PATH: String.raw`C:\one;.;"C:\two words";C:\three`, PATHEXT: '.COM;.EXE;.BAT;.CMD' };
  const surroundings = { env, cwd: String.raw`D:\work` };

  function have(...files: string[]): void {
    replaceFs({
      statSync: (path: string) =>
        files.includes(path) ? systemFs.statSync(import.meta.filename) : failWith('ENOENT'),
    });
  }

  it.each<[name: string, files: string[], found: string | undefined]>([
    ['vault', [String.raw`C:\two words\vault.exe`], String.raw`C:\two words\vault.exe`],
    ['vault', [String.raw`C:\one\vault.cmd`, String.raw`C:\three\vault.exe`], String.raw`C:\one\vault.cmd`],
    ['vault', [String.raw`C:\one\vault.cmd`, String.raw`C:\one\vault.exe`], String.raw`C:\one\vault.exe`],
    // npm puts a script for a POSIX shell beside the batch file.
    ['vault', [String.raw`C:\one\vault`, String.raw`C:\one\vault.cmd`], String.raw`C:\one\vault.cmd`],
    ['vault.CMD', [String.raw`C:\one\vault.CMD`], String.raw`C:\one\vault.CMD`],
    ['v1.2', [String.raw`C:\one\v1.2.exe`], String.raw`C:\one\v1.2.exe`],
    ['bin/vault', [String.raw`D:\work\bin\vault.bat`], String.raw`D:\work\bin\vault.bat`],
    [String.raw`C:\x\v.exe`, [String.raw`C:\x\v.exe`], String.raw`C:\x\v.exe`],
    // What lies in the working folder was not asked for.
    ['vault', [String.raw`D:\work\vault.exe`], undefined],
    ['vault', [], undefined],
  ])('%s of %j is %s', (name, files, found) => {
    have(...files);
    expect(findWindowsProgram(name, surroundings)).toBe(found);
  });

  it('is found without PATHEXT, and not without PATH', () => {
    have(String.raw`C:\one\vault.cmd`);
    expect(findWindowsProgram('vault', { env: { Path: String.raw`C:\one` }, cwd: 'D:\\' })).toBe(
      String.raw`C:\one\vault.cmd`,
    );
    expect(findWindowsProgram('vault', { env: {}, cwd: 'D:\\' })).toBeUndefined();
  });

  it('is started as it is', () => {
    expect(windowsStartLine(String.raw`C:\v.exe`, ['a b', '%PATH%', '"'], {})).toEqual({
      file: String.raw`C:\v.exe`,
      args: ['a b', '%PATH%', '"'],
    });
  });

  it('that is a batch file is run by cmd.exe, which reads no more into its words', () => {
    const start = windowsStartLine(String.raw`C:\my tools\v.cmd`, ['a b', 'c(1)', 'd\\'], {
      ComSpec: String.raw`C:\Windows\System32\cmd.exe`,
    });
    expect(start).toEqual({
      file: String.raw`C:\Windows\System32\cmd.exe`,
      args: ['/d', '/s', '/c', String.raw`""C:\my tools\v.cmd" "a b" "c(1)" "d\\""`],
      windowsVerbatimArguments: true,
    });
  });

  it.each(['a&calc', '%PATH%', 'a"b', 'a|b', '<x', 'x>y', 'a^b', '!x!', 'a\nb'])(
    'that is a batch file is not given %j',
    (argument) => {
      expect(() => windowsStartLine('v.bat', ['fine', argument], {})).toThrow(UsageError);
    },
  );
});
