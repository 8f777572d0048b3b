/** `--output-file` with the names of descriptors that are open already: they are written to as they are. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { builtProgram, runChild } from '../helpers/spawn-program.ts';

const list = ['commands', '-o', 'csv'];
const heading = /^command,operationId,/;

/** Runs a script of the shell, in which `soracom` is the built program. */
async function runShell(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(
    'bash',
    ['-c', `soracom() { "${process.execPath}" "${builtProgram}" "$@"; }\n${script}`],
    {
      env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

describe.runIf(process.platform === 'linux')('--output-file', () => {
  it.each([['/dev/stdout'], ['/dev/fd/1'], ['/proc/self/fd/1']])(
    '%s is the standard output',
    async (name) => {
      // What a test's child gets is a socket, which can't be opened by its name.
      const { code, stdout, stderr } = await runChild([...list, '--output-file', name]);
      expect(stdout).toMatch(heading);
      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it('/dev/stdout adds to what a shell adds to', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'soracom-descriptor-')), 'log');
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
    const { code, stderr } = await runChild(['bills', 'list', '--output-file', '/dev/fd/99']);
    expect(stderr).toContain('EBADF');
    expect(code).toBe(2);
  });
});
