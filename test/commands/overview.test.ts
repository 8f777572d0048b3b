/** The overview laid out at build time is the page that the long way round makes. */
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
