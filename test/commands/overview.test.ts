/** The overview laid out at build time is the page that the long way round makes. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';

describe('the overview', () => {
  it.each(['C.UTF-8', 'ja_JP.UTF-8'])('is the same whichever way it is made, in %s', async (LANG) => {
    const quick = await runProgram(['--help'], { env: { LANG } });
    // A setting beside it leads through the parser and the tree.
    const long = await runProgram(['--help', '--wide'], { env: { LANG } });
    expect([quick.code, quick.stderr, quick.stdout]).toEqual([0, '', long.stdout]);
    expect(quick.stdout).toContain('bills');
  });

  it.each(['', 'help', '-h', '--help'])('answers "soracom %s"', async (line) => {
    const { code, stdout } = await runProgram(line.split(' ').filter(Boolean));
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'soracom: the Soracom API on your command line.']);
  });

  it('fits a narrow terminal', async () => {
    const { stdout } = await runProgram(['--help'], { terminal: 60 });
    // A command line to copy is never broken.
    const lines = stdout.split('\n').filter((line) => !line.startsWith('  soracom '));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('a shipped index of another schema version', () => {
  it.each(['--help', 'bills list'])('is a broken installation for "soracom %s"', async (line) => {
    const dir = mkdtempSync(join(tmpdir(), 'soracom-index-'));
    writeFileSync(join(dir, 'root.json'), '{"schemaVersion":0,"groups":[],"hosts":{}}');
    writeFileSync(join(dir, 'overview.json'), '{"words":[],"before":[],"title":"","after":[]}');
    const { code, stdout, stderr } = await runProgram(line.split(' '), { app: { indexDir: () => dir } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`The installation is incomplete: ${join(dir, 'root.json')} can't be read.`);
    expect(stderr).toContain('Install the package again.');
  });
});
