/** Real shells, real TABs. Each answer is what the command line then held, read back as the shell's own words. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  interactiveShells,
  openShell,
  shellsHere,
  type CompletingShell,
  type InteractiveShell,
} from '../helpers/completing-shell.ts';
import { serve } from '../helpers/loopback.ts';

/** What calls are signed with, so that nobody has to sign in. */
const access = { SORACOM_API_KEY: 'api-key', SORACOM_API_TOKEN: 'token' };

/** An API that lists the orders of `lists[0]` below the path `/0`, and so on. */
async function serveLists(
  lists: readonly (readonly unknown[])[],
): Promise<{ endpoint: string; asked: string[] }> {
  const asked: string[] = [];
  const { origin: endpoint } = await serve(({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`);
    const ids = lists[Number(url.split('/')[1])] ?? [];
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ orderList: ids.map((orderId) => ({ orderId, orderStatus: 'ordered' })) }));
  });
  return { endpoint, asked };
}

/** An API that lists these orders, and what leads there. */
async function serveOrders(
  ids: readonly unknown[],
): Promise<{ env: Record<string, string>; asked: string[] }> {
  const { endpoint, asked } = await serveLists([ids]);
  return { env: { ...access, SORACOM_ENDPOINT: `${endpoint}/0` }, asked };
}

/** Values that a shell evaluates, splits or reorders when they are not quoted. */
const hostile = [
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  "it's",
  'say "hi"',
  'back\\slash',
  'two  blanks',
  '*',
  '~',
  '#comment',
  '${HOME}',
  'a|b&c;d<e>f(g)',
  '{a,b}',
  '[x]?',
  '!history',
  'a:b=c@d',
  '-x',
  '日本語 の注文',
  '%s%n',
];

describe('the shells', () => {
  it('that were tried', () => {
    const untried = interactiveShells.filter((name) => !shellsHere.includes(name));
    if (untried.length > 0) process.stderr.write(`Completion was not tried in ${untried.join(', ')}.\n`);
    expect(shellsHere).toContain('bash');
  });
});

describe.each(shellsHere)('%s', (name) => {
  it('completes words, flags and choices without starting the program', async () => {
    const shell = await openShell(name);
    const before = shell.countStarts();
    expect(await shell.complete('soracom volume-d')).toEqual(['volume-discounts']);
    expect(await shell.complete('soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(await shell.complete('soracom auth sw')).toEqual(['auth', 'switch-user']);
    expect(await shell.complete('soracom bills get --yyyy')).toEqual(['bills', 'get', '--yyyy-mm']);
    expect(await shell.complete('soracom --output js bills')).toEqual(['--output', 'js', 'bills']);
    expect(await shell.complete('soracom --output cs')).toEqual(['--output', 'csv']);
    expect(await shell.complete('soracom -o ya')).toEqual(['-o', 'yaml']);
    expect(await shell.complete('soracom --output=cs')).toEqual(['--output=csv']);
    expect(await shell.complete('soracom bills export --export-mode a')).toEqual([
      'bills',
      'export',
      '--export-mode',
      'async',
    ]);
    expect(await shell.complete('soracom --dry-run orders conf')).toEqual(['--dry-run', 'orders', 'confirm']);
    expect(await shell.complete('soracom --dry-run=cu')).toEqual(['--dry-run=curl']);
    expect(await shell.complete('soracom --unknown x orders canc')).toEqual([
      '--unknown',
      'x',
      'orders',
      'cancel',
    ]);
    expect(await shell.complete('soracom help orders canc')).toEqual(['help', 'orders', 'cancel']);
    expect(await shell.complete('soracom help exit')).toEqual(['help', 'exit-codes']);
    expect(await shell.complete('soracom completion z')).toEqual(['completion', 'zsh']);
    expect(await shell.complete('soracom configure set cov')).toEqual(['configure', 'set', 'coverageType']);
    expect(shell.countStarts()).toBe(before);
  });

  it('ends options at --, and offers no command words as values', async () => {
    const shell = await openShell(name);
    expect(await shell.complete('soracom orders -- --profil')).toEqual(['orders', '--', '--profil']);
    expect(await shell.complete('soracom --query bil')).toEqual(['--query', 'bil']);
    expect(await shell.complete('soracom --unheard-of=bil')).toEqual(['--unheard-of=bil']);
  });

  it('completes profiles, and asks with the profile that was typed', async () => {
    const { env, asked } = await serveOrders(['ORDER-1']);
    const shell = await openShell(name);
    writeProfile(shell, 'work-account', { endpoint: env['SORACOM_ENDPOINT'], authKeyId: 'k', authKey: 's' });
    expect(await shell.complete('soracom --profile wo')).toEqual(['--profile', 'work-account']);
    expect(await shell.complete('soracom --profile=wo')).toEqual(['--profile=work-account']);
    expect(await shell.complete('soracom orders get --profile wo')).toEqual([
      'orders',
      'get',
      '--profile',
      'work-account',
    ]);
    await shell.complete('soracom --profile work-account orders get --order-id O');
    expect(asked).toContain('POST /0/v1/auth');
  });

  it('completes ids that the API lists, and asks for them once', async () => {
    const { env, asked } = await serveOrders(['ORDER-1', 'other']);
    const shell = await openShell(name, { env });
    expect(await shell.complete('soracom orders get --order-id OR')).toEqual([
      'orders',
      'get',
      '--order-id',
      'ORDER-1',
    ]);
    expect(await shell.complete('soracom orders cancel --order-id=OR')).toEqual([
      'orders',
      'cancel',
      '--order-id=ORDER-1',
    ]);
    expect(await shell.complete('soracom --dry-run orders confirm --order-id ot')).toEqual([
      '--dry-run',
      'orders',
      'confirm',
      '--order-id',
      'other',
    ]);
    expect(asked).toEqual(['GET /0/v1/orders']);
  });

  it('offers every value as one word that nothing evaluates', async () => {
    const { endpoint } = await serveLists(hostile.map((value) => [value]));
    const shell = await openShell(name, { env: access });
    for (const [at, value] of hostile.entries()) {
      const typed = ['--endpoint', `${endpoint}/${at}`, 'orders', 'get'];
      const line = `soracom ${typed.join(' ')} --order-id`;
      // fish has no way to insert a tilde as a letter.
      const offered = name === 'fish' && value.startsWith('~') ? [] : [value];
      expect(await shell.complete(`${line} `)).toEqual([...typed, '--order-id', ...offered]);
      expect(await shell.complete(`${line}=`)).toEqual([...typed, `--order-id=${value}`]);
    }
    expect(existsSync(join(shell.home, 'work/pwned'))).toBe(false);
  });

  it('offers nothing that would drive the terminal or break the line', async () => {
    const { env } = await serveOrders([
      'a\nb',
      'a\u001b[2Jb',
      'a\tb',
      'a\u202eb',
      '',
      null,
      5,
      ['x'],
      'fine',
    ]);
    const shell = await openShell(name, { env });
    expect(await shell.complete('soracom orders get --order-id f')).toEqual([
      'orders',
      'get',
      '--order-id',
      'fine',
    ]);
    expect(await shell.complete('soracom orders get --order-id a')).toEqual([
      'orders',
      'get',
      '--order-id',
      'a',
    ]);
    expect(await shell.complete('soracom orders get --order-id 5')).toEqual([
      'orders',
      'get',
      '--order-id',
      '5',
    ]);
  });

  it('completes files where a flag takes one', async () => {
    const shell = await openShell(name);
    const work = join(shell.home, 'work');
    mkdirSync(join(work, 'some folder'));
    writeFileSync(join(work, 'some folder', 'order one.json'), '{}');
    writeFileSync(join(work, "it's $(touch pwned).pem"), '');
    const typed = ['orders', 'create', '--body'];
    // zsh takes its slash back when the line ends there.
    const slash = name === 'zsh' ? '' : '/';
    expect(await shell.complete('soracom orders create --body @so')).toEqual([
      ...typed,
      `@some folder${slash}`,
    ]);
    expect(await shell.complete(String.raw`soracom orders create --body @some\ folder/o`)).toEqual([
      ...typed,
      '@some folder/order one.json',
    ]);
    expect(await shell.complete('soracom --ca-file it')).toEqual(['--ca-file', "it's $(touch pwned).pem"]);
    expect(await shell.complete('soracom --output-file=so')).toEqual([`--output-file=some folder${slash}`]);
    expect(existsSync(join(work, 'pwned'))).toBe(false);
  });

  it('completes inside quotes', async () => {
    const { env } = await serveOrders(['two words "and" $HOME']);
    const shell = await openShell(name, { env });
    expect(await shell.complete("soracom orders get --order-id 'two w")).toEqual([
      'orders',
      'get',
      '--order-id',
      'two words "and" $HOME',
    ]);
    expect(await shell.complete('soracom orders get --order-id "two w')).toEqual([
      'orders',
      'get',
      '--order-id',
      'two words "and" $HOME',
    ]);
    expect(await shell.complete(String.raw`soracom orders get --order-id two\ w`)).toEqual([
      'orders',
      'get',
      '--order-id',
      'two words "and" $HOME',
    ]);
  });
});

function writeProfile({ home }: CompletingShell, name: string, profile: object): void {
  mkdirSync(join(home, 'profiles'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'profiles', `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

describe.each(shellsHere.filter((name): name is InteractiveShell => name !== 'bash'))('%s', (name) => {
  it.each([
    ['C.UTF-8', 'Show the charges of one month day by day'],
    ['ja_JP.UTF-8', '日ごと'],
  ])('describes what it offers, in %s', async (LANG, summary) => {
    const shell = await openShell(name, { env: { LANG } });
    expect(await shell.list('soracom bills get', summary)).toContain('get-daily');
  });
});
