/** `soracom help output`: it leaves out no format and no flag, in either language, at any width. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/output/options.ts';
import { widthOf } from '../../src/terminal/width.ts';
import { runProgram } from '../helpers/run-program.ts';

const flags = [
  '--query',
  '--expand',
  '--sort-by',
  '--columns',
  '--wide',
  '--wrap',
  '--no-headers',
  '--csv-safe',
  '--compact',
  '--raw-output',
];

describe.each(['en_US.UTF-8', 'ja_JP.UTF-8'])('soracom help output in %s', (LANG) => {
  it('explains every format and flag', async () => {
    const { code, stdout, stderr } = await runProgram(['help', 'output'], { env: { LANG } });
    const explained = Array.from(stdout.matchAll(/^ {2}(--)?([a-z-]+)\b.* {2,}\S/gm), ([line]) =>
      line.trim().split(' ', 1).join(''),
    );
    expect(explained).toEqual([...formats, ...flags]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('fits a narrow terminal, but for the examples, which are to be copied', async () => {
    const { stdout } = await runProgram(['help', 'output'], { env: { LANG }, terminal: 60 });
    const lines = stdout.split('\n').filter((line) => !line.startsWith('  soracom '));
    expect(lines.length).toBeGreaterThan(40);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(60);
  });
});
