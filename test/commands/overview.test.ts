/** The overview laid out at build time is the page that the long way round makes. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../src/terminal/width.ts';
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
    const { stdout } = await runProgram(['--help'], { env: { NO_COLOR: '1' }, terminal: 60 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it.each(['C.UTF-8', 'ja_JP.UTF-8'])('fits 40 lines of 80 cells, in %s', async (LANG) => {
    const { stdout } = await runProgram(['--help'], { env: { LANG, NO_COLOR: '1' }, terminal: 80 });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
  });

  it('lists every first word once, but for those about soracom itself', async () => {
    const { stdout } = await runProgram(['--help']);
    const listed = Array.from(stdout.matchAll(/^ {2}([a-z-]+) /gm), ([, word = '']) => word);
    const described = await runProgram(['describe']);
    const words: { command: string }[] = JSON.parse(described.stdout);
    const expected = words
      .map(({ command }) => command)
      .filter((word) => !['help', 'self-update', 'version'].includes(word));
    expect(listed.toSorted()).toEqual(expected);
  });

  it('has bold headings and colour on a terminal alone, and where they are wanted', async () => {
    const show = async (env: Record<string, string>, terminal?: number) =>
      (await runProgram(['--help'], { env, ...(terminal !== undefined && { terminal }) })).stdout;
    expect(await show({}, 80)).toContain('\u001b[1mBills and costs\u001b[22m\n  \u001b[36mbills ');
    const plain = await show({});
    expect(plain).not.toContain('\u001b');
    expect(await show({ NO_COLOR: '1' }, 100)).toBe(plain);
    expect(await show({ TERM: 'dumb' }, 100)).toBe(plain);
  });
});

describe('a shipped index of another schema version', () => {
  it.each(['--help', 'bills list'])('is a broken installation for "soracom %s"', async (line) => {
    const dir = mkdtempSync(join(tmpdir(), 'soracom-index-'));
    writeFileSync(join(dir, 'root.json'), '{"schemaVersion":0,"groups":[],"hosts":{}}');
    writeFileSync(join(dir, 'overview.json'), '{"words":[],"titles":{},"footer":[],"hint":{}}');
    const { code, stdout, stderr } = await runProgram(line.split(' '), { app: { indexDir: () => dir } });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`The installation is incomplete: ${join(dir, 'root.json')} can't be read.`);
    expect(stderr).toContain('Install the package again.');
  });
});
