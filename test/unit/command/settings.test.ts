/** Global flags and their variables: who wins, and what is refused. */
import { describe, expect, it } from 'vitest';
import { allGlobalFlags } from '../../../src/command/global-flags.ts';
import { isOn, readSettings, valueOf } from '../../../src/command/settings.ts';
import { en } from '../../../src/text/en.ts';

function read(flags: Record<string, string>, env: Record<string, string> = {}, own: string[] = []) {
  const given = new Map(Object.entries(flags).map(([name, value]) => [name, [value]]));
  const { settings, problems } = readSettings(given, env, new Set(own));
  return { settings, problems: problems.map((problem) => problem(en)) };
}

describe('a setting', () => {
  it('of a flag goes before that of the environment', () => {
    const { settings } = read({ profile: 'typed' }, { SORACOM_PROFILE: 'exported' });
    expect(settings.get('profile')).toEqual({ value: 'typed', origin: { kind: 'flag', name: '--profile' } });
  });

  it('comes from the environment where no flag is typed', () => {
    const { settings } = read({}, { SORACOM_PROFILE: 'exported' });
    expect(settings.get('profile')).toEqual({
      value: 'exported',
      origin: { kind: 'env', name: 'SORACOM_PROFILE' },
    });
  });

  it('is the last of several', () => {
    const { settings } = readSettings(new Map([['profile', ['one', 'two']]]), {});
    expect(valueOf(settings, 'profile')).toBe('two');
  });

  it('is not made by an empty variable', () => {
    expect(read({}, { SORACOM_PROFILE: '', SORACOM_API_KEY: '' })).toMatchObject({ problems: [] });
    expect(read({}, { SORACOM_PROFILE: '' }).settings.has('profile')).toBe(false);
  });

  it.each(allGlobalFlags.map(({ name, env }) => [name, env] as const))(
    '--%s has the variable %s',
    (name, env) => {
      expect(env).toBe(`SORACOM_${name.toUpperCase().replaceAll('-', '_')}`);
    },
  );

  it.each([
    ['SORACOM_JSONL', '1', true],
    ['SORACOM_JSONL', 'true', true],
    ['SORACOM_JSONL', 'TRUE', true],
    ['SORACOM_JSONL', '0', false],
    ['SORACOM_JSONL', 'false', false],
  ])('of %s=%s is %s', (name, value, expected) => {
    expect(isOn(read({}, { [name]: value }).settings, 'jsonl')).toBe(expected);
  });

  it.each(['1', '0', 'no', 'false'])('of SORACOM_VERBOSE=%s is on: any value counts', (value) => {
    expect(isOn(read({}, { SORACOM_VERBOSE: value }).settings, 'verbose')).toBe(true);
  });

  it('can be switched off by a flag against the environment', () => {
    expect(isOn(read({ jsonl: 'false' }, { SORACOM_JSONL: '1' }).settings, 'jsonl')).toBe(false);
  });
});

describe('a problem', () => {
  const pairs = {
    keyAlone: '--api-key needs --api-token too: give both.',
    idAlone: '--auth-key-id needs --auth-key too: give both.',
    tokenVariable: 'SORACOM_API_TOKEN needs --api-key too: give both.',
  };

  it.each<[flags: Record<string, string>, env: Record<string, string>, problems: string[]]>([
    [{ 'api-key': 'k' }, {}, [pairs.keyAlone]],
    [{ 'auth-key-id': 'i' }, {}, [pairs.idAlone]],
    [{ 'api-key': 'k', 'auth-key-id': 'i' }, {}, [pairs.keyAlone, pairs.idAlone]],
    [{ 'api-token': 't' }, {}, ['--api-token needs --api-key too: give both.']],
    [{}, { SORACOM_API_KEY: 'k' }, ['SORACOM_API_KEY needs --api-token too: give both.']],
    [{}, { SORACOM_AUTH_KEY: 's' }, ['SORACOM_AUTH_KEY needs --auth-key-id too: give both.']],
    [
      { 'api-key': 'k' },
      { SORACOM_API_TOKEN: 't' },
      ["--api-key needs --api-token too: give both. SORACOM_API_TOKEN doesn't count beside a typed flag."],
    ],
    [{ profile: 'p' }, { SORACOM_API_TOKEN: 't', SORACOM_AUTH_KEY: 's' }, []],
    [{ 'auth-key': 's', 'auth-key-id': 'i' }, { SORACOM_API_TOKEN: 't' }, []],
    [{ 'profile-command': 'c' }, { SORACOM_AUTH_KEY_ID: 'i' }, []],
    [{ endpoint: 'https://e.example' }, { SORACOM_API_TOKEN: 't' }, [pairs.tokenVariable]],
    [{ timeout: '3000000' }, {}, ['--timeout must be at most 86400.']],
    [{ retry: '101' }, {}, ['--retry must be at most 100.']],
    [{ 'max-items': '1000000001' }, {}, ['--max-items must be at most 1000000000.']],
    [{ 'max-pages': '9999999999' }, {}, ['--max-pages must be at most 1000000.']],
    [{}, { SORACOM_TIMEOUT: '1e9' }, ['SORACOM_TIMEOUT: --timeout must be at most 86400.']],
    [{ 'api-key': '', 'api-token': '' }, {}, ['--api-key needs a value.', '--api-token needs a value.']],
    [{ profile: '' }, {}, ['--profile needs a value.']],
    [{ endpoint: '' }, {}, ['--endpoint needs a value.']],
    [{ 'coverage-type': 'jq' }, {}, ['--coverage-type: "jq" is not one of g, jp. Did you mean jp?']],
    [
      {},
      { SORACOM_COVERAGE_TYPE: 'x' },
      ['SORACOM_COVERAGE_TYPE: --coverage-type: "x" is not one of g, jp. Did you mean g?'],
    ],
    [{}, { SORACOM_JSONL: 'yes' }, ['SORACOM_JSONL: --jsonl takes true or false, not "yes".']],
    [{ 'api-key': 'k\n', 'api-token': 't' }, {}, ["--api-key holds characters that a header can't carry."]],
    [
      {},
      { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 'token\r' },
      ["SORACOM_API_TOKEN: --api-token holds characters that a header can't carry."],
    ],
  ])('in %j and %j: %j', (flags, env, problems) => {
    expect(read(flags, env).problems).toEqual(problems);
  });

  it('is not half a pair where the command has a flag of that name itself', () => {
    expect(read({}, { SORACOM_AUTH_KEY: 's' }, ['auth-key-id', 'auth-key']).problems).toEqual([]);
  });
});
