/** Words that are pasted into a shell: PowerShell on Windows, a POSIX shell elsewhere. */
import { expect, it } from 'vitest';
import { toShellWord } from '../../../src/terminal/quote.ts';

it.each<[text: string, windows: string, elsewhere: string]>([
  ['plain-1.json', 'plain-1.json', 'plain-1.json'],
  [String.raw`C:\work\x.json`, String.raw`C:\work\x.json`, String.raw`'C:\work\x.json'`],
  ['a b', "'a b'", "'a b'"],
  ["it's", "'it''s'", String.raw`'it'\''s'`],
  ['$HOME', "'$HOME'", "'$HOME'"],
  ['a,b', "'a,b'", 'a,b'],
  ['', "''", "''"],
  ['\u2018', "'\u2018\u2018'", "'\u2018'"],
])('%j is %s in PowerShell and %s elsewhere', (text, windows, elsewhere) => {
  expect([toShellWord(text, 'win32'), toShellWord(text, 'linux'), toShellWord(text, 'darwin')]).toEqual([
    windows,
    elsewhere,
    elsewhere,
  ]);
});
