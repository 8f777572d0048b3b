/** Words that every JavaScript object answers to. They name nothing here, wherever they are typed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name'];

/** Where a word can be typed that is looked up. */
const places: ((name: string) => string[])[] = [
  (name) => [name],
  (name) => [name, 'list'],
  (name) => ['bills', name],
  (name) => ['bills', 'list', name],
  (name) => [`--${name}`],
  (name) => [`--${name}`, 'x', 'bills', 'list'],
  (name) => ['bills', 'list', `--${name}`, 'x'],
  (name) => ['bills', 'list', `--${name}=x`],
  (name) => ['bills', 'list', '--output', name],
  (name) => ['bills', 'list', `--dry-run=${name}`],
  (name) => ['bills', 'list', '--max-answer', name],
  (name) => ['bills', 'list', '--coverage-type', name],
  (name) => ['bills', 'get', '--yyyy-mm', name],
  (name) => ['bills', 'export', '--yyyy-mm', '202601', '--export-mode', name],
  (name) => ['configure', 'get', name],
  (name) => ['configure', 'get', `headers.${name}`],
  (name) => ['configure', 'set', name, 'x'],
  (name) => ['configure', 'unset', `headers.${name}`],
  (name) => ['help', name],
  (name) => ['explain', name],
  (name) => ['explain', 'bills', 'list', name],
  (name) => ['describe', name],
  (name) => ['completion', name],
  (name) => ['definitions', 'show', name],
  (name) => ['definitions', 'add', name],
  (name) => ['simulator', 'serve', '--fault', name],
  (name) => ['simulator', 'serve', '--fault', `server-error:${name}=1`],
];

describe.each(names)('%s', (name) => {
  it('names nothing', async () => {
    const profileDir = makeFolder();
    writeFileSync(join(profileDir, 'default.json'), '{"authKeyId":"keyId-a","authKey":"secret-a"}', {
      mode: 0o600,
    });
    for (const place of places) {
      const argv = place(name);
      const { code, stderr } = await runProgram(argv, { profileDir });
      expect([2, 3], `${argv.join(' ')}: ${stderr}`).toContain(code);
      expect([argv, stderr.includes('fault of soracom')]).toEqual([argv, false]);
      expect([argv, stderr.includes('function')]).toEqual([argv, false]);
    }
  });
});
