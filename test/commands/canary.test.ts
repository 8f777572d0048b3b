/**
 * Nothing leaks: every secret holds a marker, every command and every kind of failure is driven, and the marker must
 * appear in no output and no file but where it belongs.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../commands/index.ts';
import { fillFlags, findLeak, marker, secret, serve, token, type Server } from '../helpers/canary.ts';
import { listCommands } from '../helpers/demo-account.ts';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram, type Outcome, type Surroundings } from '../helpers/run-program.ts';

let profileDir: string;

beforeEach(() => {
  profileDir = makeFolder();
  const said = { email: 'a@example.com', password: secret('said'), headers: { 'X-Own': headerSecret } };
  writeFileSync(join(profileDir, 'said'), JSON.stringify(said), { mode: 0o600 });
  writeProfile('default', {
    email: 'a@example.com',
    password: secret('profile-key'),
    mfaOTPCode: secret('profile-otp'),
    headers: { 'X-Own': headerSecret, Authorization: headerSecret },
    unknownToken: secret('unknown'),
    nested: { apiKey: secret('nested') },
  });
  writeProfile('switch', { sourceProfile: 'default', operatorId: 'OP2', username: 'u' });
  writeProfile('command', { profileCommand: `cat ${join(profileDir, 'said')}` });
});

afterEach(() => {
  nock.cleanAll();
});

const headerSecret = `p/${marker}+header`;

function writeProfile(name: string, profile: object): void {
  mkdirSync(profileDir, { recursive: true });
  writeFileSync(join(profileDir, `${name}.json`), JSON.stringify(profile), { mode: 0o600 });
}

/** Ways to be somebody; each plants its secrets elsewhere. */
const ways: Record<string, { flags: string[]; env: Record<string, string> }> = {
  profile: { flags: [], env: {} },
  'switched user': { flags: ['--profile', 'switch'], env: {} },
  'profile command': { flags: ['--profile', 'command'], env: {} },
  'typed key': {
    flags: ['--auth-key-id', 'keyId-1', '--auth-key', secret('typed-key')],
    env: {},
  },
  environment: {
    flags: [],
    env: {
      SORACOM_AUTH_KEY_ID: 'keyId-1',
      SORACOM_AUTH_KEY: secret('env-key'),
      HTTP_PROXY: `http://user:${marker}-proxy@127.0.0.1:1`,
    },
  },
  pair: {
    flags: ['--api-key', `${marker}/+key`],
    env: { SORACOM_API_TOKEN: `${marker}/+token` },
  },
};

const run = (argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> =>
  runProgram(argv, {
    profileDir,
    ...surroundings,
    // Waiting for a second try would only take time; what a wait says is tested where waits are.
    env: { SORACOM_PASSWORD: secret('env-password'), SORACOM_RETRY: '0', ...surroundings.env },
  });

/** Files that may hold secrets: what the test wrote itself, and the token cache, which holds tokens alone. */
function findLeakInFiles(): string[] {
  const leaks: string[] = [];
  for (const entry of readdirSync(profileDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const expected = entry.name.endsWith('.token')
      ? text.replaceAll(JSON.stringify(token.apiKey), '').replaceAll(JSON.stringify(token.token), '')
      : text;
    const mayHold = entry.parentPath === profileDir && /^(said|\w+\.json)$/.test(entry.name);
    if (!mayHold && findLeak(expected) !== undefined) leaks.push(path);
  }
  return leaks;
}

/** Commands whose very output is a token. */
const tokenCommands = new Set(['auth', 'auth switch-user', 'auth token']);

/** Commands whose output is for scripts, secrets and all, where it goes into a pipe. */
const openCommands = new Set([...tokenCommands, 'configure get']);

const apiCommands = listCommands();

describe('no secret shows', () => {
  it('for the test knows what to look for', () => {
    expect(apiCommands.length).toBeGreaterThan(30);
    for (const user of ['', 'u', 'us']) {
      const encoded = Buffer.from(`${user}:${secret('x')}`).toString('base64');
      expect(encoded).toContain(findLeak(encoded) ?? 'no leak');
    }
    for (const text of [secret('x'), encodeURIComponent(secret('x')), JSON.stringify(secret('x'))]) {
      expect(findLeak(`before ${text} after`)).toContain(marker);
    }
    expect(findLeak('nothing here')).toBeUndefined();
  });

  const modes: [Server, string[], Record<string, string>][] = [
    ['fine', ['--verbose'], {}],
    ['echoing', ['--verbose'], {}],
    ['echoing', ['--error-format', 'json'], {}],
    ['echoing', [], { SORACOM_JSON_ERRORS: '1' }],
    ['failing', ['--verbose', '--no-retry-on-error'], {}],
    ['broken', ['--verbose', '--no-retry-on-error'], {}],
    ['refusing', ['--verbose'], {}],
    ['garbled', [], {}],
  ];

  it.each(modes)('in any API command while the server is %s, with %j and %j', async (kind, flags, env) => {
    serve(kind);
    const names = Object.keys(ways);
    const leaks: [string, string | undefined][] = [];
    for (const [index, command] of apiCommands.entries()) {
      const way = ways[names[index % names.length] ?? ''] ?? { flags: [], env: {} };
      // A command's own flag bears the name of a global one; it is filled by fillFlags.
      const own = new Set(command.flags.map(({ name }) => `--${name}`));
      const typed = way.flags.some((flag) => own.has(flag)) ? [] : way.flags;
      const argv = [...command.words, ...typed, ...fillFlags(command), '--no-validate', ...flags];
      const { stdout, stderr } = await run(argv, { env: { ...way.env, ...env } });
      const name = command.words.join(' ');
      const data = tokenCommands.has(name) || kind === 'garbled' ? '' : stdout;
      leaks.push([name, findLeak(stderr + data)]);
    }
    expect(leaks.filter(([, leak]) => leak !== undefined)).toEqual([]);
    expect(findLeakInFiles()).toEqual([]);
  });

  it.each(['--dry-run', '--dry-run=text', '--dry-run=json', '--dry-run=curl'])(
    'in %s of any API command',
    async (dryRun) => {
      const leaks: [string, string | undefined][] = [];
      // A hand-written command in its place sends more than one request.
      const displaced = new Set(catalogue.flatMap(({ words, load }) => (load ? [words.join(' ')] : [])));
      for (const command of apiCommands.filter(({ words }) => !displaced.has(words.join(' ')))) {
        const argv = [...command.words, ...fillFlags(command), '--no-validate', dryRun];
        const { code, stdout, stderr } = await run(argv);
        expect([code, stderr]).toEqual([0, '']);
        leaks.push([command.words.join(' '), findLeak(stdout)]);
      }
      expect(leaks.filter(([, leak]) => leak !== undefined)).toEqual([]);
    },
  );

  it.each(Object.entries(ways))('whoever signs in, by %s', async (_, { flags, env }) => {
    for (const kind of ['echoing', 'refusing', 'broken', 'garbled'] as const) {
      nock.cleanAll();
      serve(kind);
      for (const extra of [['--verbose'], ['--error-format', 'json'], ['--no-token-cache', '--verbose']]) {
        const argv = ['bills', 'list', '--no-retry-on-error', ...flags, ...extra];
        const { stderr } = await run(argv, { env });
        expect(stderr).not.toBe('');
        expect(findLeak(stderr)).toBeUndefined();
      }
    }
    expect(findLeakInFiles()).toEqual([]);
  });

  /** Words after each hand-written command's own. */
  const builtinArguments: Record<string, string[][]> = {
    configure: [
      ['--profile', 'new1', '--auth-key-id', 'k', '--auth-key', secret('configure')],
      ['--profile', 'new2', '--email', 'a@example.com', '--secret-stdin'],
      ['--profile', 'default', '--auth-key', secret('configure')],
      ['--profile', '../bad', '--auth-key', secret('configure')],
    ],
    'configure set': [
      ['authKey', secret('set')],
      ['password', '-'],
      ['headers.X-New', headerSecret],
      ['tokenTimeoutSeconds', 'no'],
    ],
    'configure get': [[], ['password'], ['headers'], ['nested'], ['unknownToken']],
    'configure unset': [['mfaOTPCode'], ['absent']],
    'configure rename': [['command', 'moved']],
    'configure-sandbox': [
      [
        '--profile',
        'box',
        '--auth-key-id',
        'k',
        '--email',
        'e@x',
        '--secret-stdin',
        '--auth-key',
        secret('box'),
      ],
      ['--profile', 'box2', '--auth-key-id', 'k', '--email', 'e@x', '--password', secret('box')],
    ],
    logout: [[], ['--all']],
    unconfigure: [['--yes']],
    help: [[], ['bills', 'list'], ['exit-codes'], ['environment']],
  };

  const outside = new Set(['simulator serve', 'simulator advance', 'simulator reset']);

  it.each(['fine', 'echoing', 'refusing', 'broken'] as const)(
    'in any hand-written command while the server is %s',
    async (kind) => {
      serve(kind);
      const env = { ...ways['environment']?.env, SORACOM_VERBOSE: '1' };
      const leaks: [string, string | undefined][] = [];
      for (const { words, load } of catalogue) {
        const name = words.join(' ');
        if (load === undefined || outside.has(name)) continue;
        for (const extra of builtinArguments[name] ?? [[]]) {
          const argv = [...words, ...extra];
          const stdin = `${secret('stdin')}\n${secret('stdin2')}\n`;
          const { stdout, stderr } = await run(argv, { env, stdin });
          leaks.push([argv.join(' '), findLeak(stderr + (openCommands.has(name) ? '' : stdout))]);
        }
      }
      expect(leaks.filter(([, leak]) => leak !== undefined)).toEqual([]);
      expect(findLeakInFiles()).toEqual([]);
    },
  );

  it.each([
    ['configure', 'show'],
    ['configure', 'show', '--auth-key-id', 'k', '--auth-key', secret('typed')],
    ['configure', 'show', '--profile-command', `tool --secret ${marker}`],
    ['configure', 'list-profiles'],
    ['doctor'],
    ['doctor', '--profile', 'command'],
    ['auth', 'status'],
    ['bills', 'list', '--endpoint', `https://user:${marker}@api.example.com`],
    ['bills', 'list', '--endpoint', `ht!tp://user:${marker}@api.example.com`],
    ['bills', 'list', '--profile-command', `sh -c 'echo "${marker}not json"'`],
    ['bills', 'list', '--profile-command', `no-such-program --secret ${marker}`],
    ['bills', 'list', '--profile-command', `sh -c 'exit 9' ${marker}`],
    ['bills', 'list', '--profile-command', `sh -c 'echo "token: $1" >&2; exit 1' sh --auth-key ${marker}1`],
    ['bills', 'list', '--profile-command', `sh -c 'echo "bad $2" >&2; exit 1' sh --auth-key ${marker}1`],
    ['bills', 'list', '--api-key', secret('half')],
    ['bills', 'lost', '--api-key', secret('stray'), '--api-token', secret('stray')],
    ['bills', 'list', '--no-such-flag', '--api-key', secret('unknown'), '--api-token', secret('unknown')],
    ['auth', '--password', secret('own'), '--no-such-flag'],
    ['volume-discounts', 'create', '--body', `{"password": "${marker}"`],
  ])('in %s %s %s', async (...argv) => {
    serve('echoing');
    const { stdout, stderr } = await run(argv, { env: { SORACOM_VERBOSE: '1' } });
    expect(findLeak(stderr)).toBeUndefined();
    expect(findLeak(stdout)).toBeUndefined();
  });

  it('in the report of a crash', async () => {
    serve('fine');
    const { code, stderr } = await run(['bills', 'list', '--verbose'], {
      env: ways['environment']?.env ?? {},
      now: () => {
        throw new Error(
          `crashed over ${secret('env-key')} and ${encodeURIComponent(secret('env-password'))}`,
        );
      },
    });
    expect(stderr).toContain('crashed over [redacted]');
    expect(findLeak(stderr)).toBeUndefined();
    expect(code).toBe(1);
  });

  it('in a profile that is damaged', async () => {
    writeProfile('default', {});
    writeFileSync(join(profileDir, 'default.json'), `{"authKey": "${marker}", oops`, { mode: 0o600 });
    for (const argv of [
      ['bills', 'list'],
      ['configure', 'get'],
      ['doctor'],
      ['configure', 'list-profiles'],
    ]) {
      const { stdout, stderr } = await run(argv, { env: { SORACOM_VERBOSE: '1' } });
      expect(findLeak(stdout + stderr)).toBeUndefined();
    }
  });
});
