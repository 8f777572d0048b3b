/** `--output-file` with the names of descriptors that are open already: they are written to as they are. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, programUnderTest, startProcess, type Ended } from '../helpers/program.ts';

const list = ['commands', '-o', 'csv'];
const heading = /^command,operationId,/;

/** Runs a script of the shell, in which `soracom` is the program under test. */
function runShell(script: string): Promise<Ended> {
  const words = programUnderTest.map((word) => `'${word}'`).join(' ');
  return startProcess(['bash', '--norc', '-c', `soracom() { ${words} "$@"; }\n${script}`]).ended;
}

describe.runIf(process.platform === 'linux')('--output-file', () => {
  it.each([['/dev/stdout'], ['/dev/fd/1'], ['/proc/self/fd/1']])(
    '%s is the standard output',
    async (name) => {
      // What a test's child gets is a socket, which can't be opened by its name.
      const { code, stdout, stderr } = await callProgram([...list, '--output-file', name]);
      expect(stdout).toMatch(heading);
      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it('/dev/stdout adds to what a shell adds to', async () => {
    const path = join(makeFolder(), 'log');
    writeFileSync(path, 'first\n');
    await runShell(`soracom ${list.join(' ')} --output-file /dev/stdout >> '${path}'`);
    expect(readFileSync(path, 'utf8')).toMatch(/^first\ncommand,operationId,/);
  });

  it('/dev/stdout ends as quietly as a pipe does', async () => {
    const script = `soracom ${list.join(' ')} --output-file /dev/stdout | true; exit "\${PIPESTATUS[0]}"`;
    expect(await runShell(script)).toMatchObject({ code: 0, stderr: '' });
  });

  it('takes what a shell makes of >(…)', async () => {
    const script = `soracom ${list.join(' ')} --output-file >(head -c 7 >&2); wait $!`;
    expect(await runShell(script)).toMatchObject({ stdout: '', stderr: 'command' });
  });

  it('refuses a descriptor that is not open before anything is done', async () => {
    const { code, stderr } = await callProgram(['bills', 'list', '--output-file', '/dev/fd/99']);
    expect(stderr).toContain('it is not open');
    expect(code).toBe(2);
  });
});
