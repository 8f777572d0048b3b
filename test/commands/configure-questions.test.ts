/** `configure` and `unconfigure` with somebody at the terminal. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { runProgram } from '../helpers/run-program.ts';
import { scriptPrompter } from '../helpers/scripted-prompter.ts';

let profileDir: string;

beforeEach(() => {
  profileDir = makeFolder();
});

async function run(line: string, answers: (string | boolean)[]) {
  const { prompter, asked } = scriptPrompter(answers);
  return { ...(await runProgram(line.split(' '), { profileDir, prompter })), asked };
}

const path = (): string => join(profileDir, 'default.json');
/** What every profile has. */
const written = { sandbox: false, coverageType: 'jp' };

const load = (): unknown => JSON.parse(readFileSync(path(), 'utf8'));

describe('configure asks', () => {
  it.each<[line: string, answers: string[], profile: object, questions: number]>([
    ['', ['jp', 'authKey', 'i', 's'], { coverageType: 'jp', authKeyId: 'i', authKey: 's' }, 4],
    [
      '',
      ['g', 'email', 'a@example.com', 'p'],
      { coverageType: 'g', email: 'a@example.com', password: 'p' },
      4,
    ],
    [
      '',
      ['g', 'samUser', 'OP1', 'u', 'p'],
      { coverageType: 'g', password: 'p', username: 'u', operatorId: 'OP1' },
      5,
    ],
    [
      '',
      ['g', 'switchUser', 'base', 'OP1', 'u'],
      { coverageType: 'g', username: 'u', operatorId: 'OP1', sourceProfile: 'base' },
      5,
    ],
    ['--coverage-type g --auth-key-id i', ['s'], { coverageType: 'g', authKeyId: 'i', authKey: 's' }, 1],
    [
      '--endpoint https://e.example --email a@example.com',
      ['p'],
      { email: 'a@example.com', password: 'p', endpoint: 'https://e.example' },
      1,
    ],
    ['--auth-key-id i --auth-key s', [], { authKeyId: 'i', authKey: 's' }, 0],
    [
      '--coverage-type jp --auth-key-id i',
      ['', 's'],
      { coverageType: 'jp', authKeyId: 'i', authKey: 's' },
      2,
    ],
    [
      '--coverage-type jp',
      ['authKey', '  ', ' i ', 's'],
      { coverageType: 'jp', authKeyId: 'i', authKey: 's' },
      4,
    ],
  ])('for what "%s" leaves open: %j', async (line, answers, profile, questions) => {
    const { code, stdout, asked } = await run(`configure ${line}`.trim(), answers);
    expect(stdout).toBe('');
    expect(code).toBe(0);
    expect(load()).toEqual({ ...written, ...profile });
    expect(asked).toHaveLength(questions);
  });

  it.each([true, false])('before it replaces a profile: %s', async (consent) => {
    writeFileSync(path(), '{"email":"old@example.com"}', { mode: 0o600 });
    const { code, stderr, asked } = await run('configure --auth-key-id i --auth-key s', [consent]);
    expect(asked).toEqual([`Replace the profile "default" (${path()})?`]);
    expect(code).toBe(consent ? 0 : 130);
    expect(load()).toEqual(
      consent ? { ...written, authKeyId: 'i', authKey: 's' } : { email: 'old@example.com' },
    );
    expect(stderr.includes('Cancelled.')).toBe(!consent);
    expect(stderr).not.toMatch(/error/i);
  });

  it('nothing where --overwrite answers already', async () => {
    writeFileSync(path(), '{"email":"old@example.com"}', { mode: 0o600 });
    expect(await run('configure --auth-key-id i --auth-key s --overwrite', [])).toMatchObject({
      code: 0,
      asked: [],
    });
  });
});

describe('unconfigure asks', () => {
  it.each([true, false])('before it removes: %s', async (consent) => {
    writeFileSync(path(), '{}', { mode: 0o600 });
    const { code, asked } = await run('unconfigure', [consent]);
    expect(asked).toEqual([`Remove the profile "default" (${path()})?`]);
    expect(code).toBe(consent ? 0 : 130);
    expect(existsSync(path())).toBe(!consent);
  });

  it('nothing with --yes', async () => {
    writeFileSync(path(), '{}', { mode: 0o600 });
    expect(await run('unconfigure --yes', [])).toMatchObject({ code: 0, asked: [] });
    expect(existsSync(path())).toBe(false);
  });
});
