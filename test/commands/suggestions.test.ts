/** "Did you mean": what people of other tools type, and what is cut short or mistyped. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandHabits } from '../../src/catalogue/habits.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';

async function complaint(line: string, env: Record<string, string> = {}): Promise<string> {
  const { code, stdout, stderr } = await runProgram(line.split(' '), { env });
  expect([code, stdout]).toEqual([2, '']);
  return stderr.split('\n')[0] ?? '';
}

describe('a word that names no command', () => {
  it.each([
    ['bills ls', 'bills list'],
    ['bills show', 'bills get'],
    ['bills describe', 'bills get'],
    ['shipping-addresses rm', 'shipping-addresses delete'],
    ['shipping-addresses new', 'shipping-addresses create'],
    ['configure rm', 'configure unset'],
    ['login', 'configure'],
    ['config', 'configure'],
    ['whoami', 'auth status'],
    ['bill', 'bills'],
    ['bill list', 'bills list'],
    ['bill lst', 'bills list'],
    ['invoices show', 'bills get'],
    ['bill xyzzy', 'bills'],
    ['bills daily', 'bills get-daily'],
    ['bills summaries bill', 'bills summaries get-bill-items'],
    ['get bills', 'bills get'],
    ['list orders', 'orders list'],
    ['delete shipping-addresses', 'shipping-addresses delete'],
    ['help conf', 'help configure'],
  ])('%s: %s', async (typed, meant) => {
    expect(await complaint(typed)).toContain(`Did you mean "soracom ${meant}"?`);
  });

  it('speaks Japanese, too', async () => {
    expect(await complaint('bills ls', { LANG: 'ja_JP.UTF-8' })).toContain('soracom bills list');
  });

  it.each(['xyzzy', 'bills xyzzy', 'auth login', 'xyzzy bills'])('%s: no guess', async (typed) => {
    expect(await complaint(typed)).not.toContain('mean');
  });

  it.each(['', 'bills ', 'orders ', 'configure ', 'coupons '])(
    'never leads from "%s…" to a command that there is not',
    async (before) => {
      for (const word of Object.keys(commandHabits)) {
        const { code, stderr } = await runProgram(`${before}${word}`.split(' '));
        const meant = /Did you mean "soracom ([^"]+)"/.exec(code === 2 ? stderr : '')?.[1];
        if (meant === undefined) continue;
        expect((await runProgram([...meant.split(' '), '--help'])).code, `${before}${word}`).toBe(0);
      }
    },
  );
});

describe('an argument where a flag is meant', () => {
  it.each([
    ['bills get 202610', '--yyyy-mm 202610'],
    ['coupons confirm O1', '--order-id O1'],
    ["coupons confirm it's", `--order-id 'it'\\''s'`],
  ])('%s: %s', async (typed, meant) => {
    expect(await complaint(typed)).toMatch(/^Error: Unexpected argument "[^"]+"\. Did you mean (.*)\?$/);
    expect(await complaint(typed)).toContain(`Did you mean ${meant}?`);
    expect((await runProgram(typed.split(' '))).stderr).not.toContain('is required');
  });

  it.each(['bills list 202610', 'bills get 202610 202611', 'bills get --yyyy-mm 202609 202610'])(
    '%s: no guess',
    async (typed) => {
      expect(await complaint(typed)).toMatch(/^Error: Unexpected argument "202610"\.$/);
    },
  );
});

describe('a long flag behind a single dash', () => {
  it.each([
    ['orders confirm --order-id O1 -yes', '-yes', '--yes'],
    ['bills get -yyyy-mm 202610', '-yyyy-mm', '--yyyy-mm'],
    ['bills list -output=json', '-output', '--output'],
    ['bills list -profile demo', '-profile', '--profile'],
  ])('%s', async (line, typed, meant) => {
    const { code, stderr } = await runProgram(line.split(' '));
    expect([code, stderr.split('\n').filter((said) => said.startsWith('Error'))]).toEqual([
      2,
      [`Error: Unknown flag ${typed}. Did you mean ${meant}?`],
    ]);
  });

  it('is a value behind a flag that takes one, and behind --', async () => {
    const { stderr } = await runProgram(['bills', 'list', '--query', '-output', '--', '-yes']);
    expect(stderr).not.toContain('Unknown flag');
  });
});

it('a flag without its value is not called missing as well', async () => {
  for (const line of [
    'bills get --yyyy-mm',
    'coupons create --amount',
    'configure rename --profile a --to',
  ]) {
    const { code, stderr } = await runProgram(line.split(' '));
    expect(code).toBe(2);
    expect(stderr).not.toContain('is required');
  }
});

describe('a word below an added document', () => {
  it('is understood in the same way', async () => {
    const profileDir = makeFolder();
    const path = join(makeFolder(), 'my.json');
    const operation = { 'x-soracom-cli': ['gadgets list'], responses: { 200: { description: 'ok' } } };
    const document = {
      openapi: '3.0.3',
      info: { title: 'x', version: '1' },
      paths: { '/g': { get: operation } },
    };
    writeFileSync(path, JSON.stringify(document));
    expect((await runProgram(['definitions', 'add', path], { profileDir })).code).toBe(0);
    for (const line of ['gadgets ls', 'list gadgets']) {
      const { stderr } = await runProgram(line.split(' '), { profileDir });
      expect(stderr).toContain('Did you mean "soracom gadgets list"?');
    }
  });
});

describe('a flag that there is not', () => {
  it.each([
    ['bills list --jq x', '--query'],
    ['bills list --format json', '--output'],
    ['bills list --limit 5', '--max-items'],
    ['bills list --debug', '--verbose'],
    ['bills list --json', '--output json'],
    ['bills list --csv', '--output csv'],
    ['bills list --region jp', '--coverage-type'],
    ['bills list --prof x', '--profile'],
    ['bills get --month 202610', '--yyyy-mm'],
    ['orders get --id 5', '--order-id'],
    ['orders create --data {}', '--body'],
    ['shipping-addresses delete --force', '--yes'],
    ['configure --jq x', '--query'],
  ])('%s: %s', async (typed, meant) => {
    expect(await complaint(typed)).toContain(`Did you mean ${meant}?`);
  });

  it('speaks Japanese, too', async () => {
    expect(await complaint('bills list --jq x', { LANG: 'ja_JP.UTF-8' })).toContain('--query');
  });

  it.each(['--xyzzy', '--id 5', '-z', '--skeleton'])('%s: no guess', async (flag) => {
    expect(await complaint(`bills list ${flag}`)).not.toContain('mean');
  });
});
