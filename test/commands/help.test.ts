/** Help pages as files: what a user reads of the root, a parent, a command, and a node that is both. */
import { describe, expect, it } from 'vitest';
import { runProgram, type Surroundings } from '../helpers/run-program.ts';

const japanese = { env: { LANG: 'ja_JP.UTF-8' } };

const pages: [file: string, argv: string[], surroundings?: Surroundings][] = [
  ['root.en', ['--help']],
  ['root.ja', ['--help'], japanese],
  ['parent.en', ['bills']],
  ['parent.ja', ['bills'], japanese],
  ['query.en', ['bills', 'export', '--help']],
  ['query.ja', ['bills', 'export', '--help'], japanese],
  ['body.en', ['volume-discounts', 'create', '--help']],
  ['body.ja', ['volume-discounts', 'create', '--help'], japanese],
  ['both.en', ['auth', '--help']],
  ['both.ja', ['auth', '--help'], japanese],
  ['built-in.en', ['configure', '--help']],
  ['built-in.ja', ['configure', '--help'], japanese],
  ['exit-codes.en', ['help', 'exit-codes']],
  ['exit-codes.ja', ['help', 'exit-codes'], japanese],
  ['environment.en', ['help', 'environment']],
  ['environment.ja', ['help', 'environment'], japanese],
  ['narrow.en', ['bills', 'export', '--help'], { terminal: 50 }],
];

describe('a help page', () => {
  it.each(pages)('%s', async (file, argv, surroundings) => {
    const { code, stdout, stderr } = await runProgram(argv, surroundings);
    await expect(stdout).toMatchFileSnapshot(`../fixtures/help/${file}.txt`);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.each<[one: string, other: string]>([
    ['', '--help'],
    ['', 'help'],
    ['-h', '--help'],
    ['bills', 'bills --help'],
    ['bills', 'help bills'],
    ['--help bills', 'bills --help'],
    ['bills list -h', 'bills list --help'],
    ['--help bills list', 'bills list --help'],
    ['help bills list', 'bills list --help'],
    ['bills get --yyyy-mm 202609 --help', 'bills get --help'],
    ['bills get --bogus --help', 'bills get --help'],
    ['help configure get', 'configure get --help'],
    ['configure list --help', 'help configure list'],
  ])('of "%s" is that of "%s"', async (one, other) => {
    const [first, second] = await Promise.all(
      [one, other].map((line) => runProgram(line === '' ? [] : line.split(' '))),
    );
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first?.stdout).toBe(second?.stdout);
  });

  it('fits its terminal', async () => {
    const { stdout } = await runProgram(['bills', 'export', '--help'], { terminal: 60 });
    const described = stdout.split('\n').filter((line) => line.startsWith('   '));
    expect(Math.max(...described.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it.each([
    ['help bils', 'Unknown command "bils". Did you mean "soracom help bills"?'],
    ['help exit-code', 'Unknown command "exit-code". Did you mean "soracom help exit-codes"?'],
    ['help bills nonsense', 'Unknown command "bills nonsense".'],
  ])('of nothing known, "%s", is refused', async (line, words) => {
    const { code, stdout, stderr } = await runProgram(line.split(' '));
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('the version', () => {
  it.each(['version', '--version', '-v'])('is printed by %s', async (word) => {
    const { code, stdout } = await runProgram([word]);
    expect(stdout).toMatch(/^soracom \d+\.\d+\.\d+\n$/);
    expect(code).toBe(0);
  });
});
