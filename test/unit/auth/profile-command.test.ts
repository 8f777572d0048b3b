/** Profile commands: run without a shell, their output judged like a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProfileCommand } from '../../../src/auth/profile-command.ts';
import { SoracomError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';

const dir = makeFolder();
const node = process.execPath;

/** A script of this name; its command line. */
function script(name: string, source: string): string {
  const path = join(dir, `${name}.cjs`);
  writeFileSync(path, source);
  return `'${node}' '${path}'`;
}

function run(command: string, { env = {}, signal = new AbortController().signal } = {}) {
  return runProfileCommand(command, {
    env: { PATH: process.env['PATH'], ...env },
    cwd: dir,
    signal,
    platform: process.platform,
  });
}

async function refusal(command: string, signal?: AbortSignal) {
  const error: unknown = await run(command, signal && { signal }).catch((reason: unknown) => reason);
  if (!(error instanceof SoracomError)) throw new Error('nothing was refused', { cause: error });
  return { kind: error.kind, message: error.message, hint: error.details.hint?.(en) };
}

describe('a profile command', () => {
  it('gives a profile, empty values dropped', async () => {
    const command = script('good', `console.log('{"authKeyId":"i","authKey":"s","email":""}')`);
    await expect(run(command)).resolves.toEqual({ authKeyId: 'i', authKey: 's' });
  });

  it('gets its words as a shell would split them, and no shell', async () => {
    const command = script(
      'words',
      'console.log(JSON.stringify({ email: process.argv.slice(2).join("|") }))',
    );
    await expect(run(`${command} one 'two three' "four \\"five" $HOME ; ls > x *`)).resolves.toEqual({
      email: 'one|two three|four "five|$HOME|;|ls|>|x|*',
    });
  });

  it('sees the environment and an empty standard input', async () => {
    const command = script(
      'surroundings',
      `process.stdin.on('data', () => process.exit(9)).on('end', () =>
         console.log(JSON.stringify({ email: process.env.WHO, operatorId: process.cwd() })))`,
    );
    await expect(run(command, { env: { WHO: 'me' } })).resolves.toMatchObject({ email: 'me' });
  });

  it.each([
    ['exit code 7', 'process.exit(7)', 'failed (exit code 7)'],
    ['death by a signal', `process.kill(process.pid, 'SIGKILL')`, 'failed (exit code SIGKILL)'],
  ])('that ends with %s is named', async (name, source, words) => {
    const { kind, message } = await refusal(script(name.replaceAll(' ', '-'), source));
    expect(kind).toBe('credentials');
    expect(message).toContain(words);
  });

  it('that fails has its stderr as the hint', async () => {
    const { hint } = await refusal(script('told', `console.error('vault is sealed'); process.exit(1)`));
    expect(hint).toBe('vault is sealed');
  });

  it.each([
    ['JSON', `{"error":"no","password":"HUSH-1"}`],
    ['a header', 'Authorization: Bearer HUSH-1'],
    ['a label in a sentence', 'vault: auth failed: token: HUSH-1'],
    ['a setting', 'SORACOM_AUTH_KEY=HUSH-1 was refused'],
    ['a flag', `unknown flag in: tool --auth-key 'HUSH-1' -v`],
    ['a link', 'GET https://vault.example/v1?token=HUSH-1 failed'],
  ])('that fails does not tell a secret in %s', async (name, said) => {
    const source = `console.error(${JSON.stringify(said)}); process.exit(1)`;
    const { hint } = await refusal(script(`told-${name.replaceAll(' ', '-')}`, source));
    expect(hint).toContain('[redacted]');
    expect(hint).not.toContain('HUSH');
  });

  it('that fails does not repeat a secret of its words or of its output', async () => {
    const command = script(
      'repeats',
      `console.log('{"authKey":"HUSH-output"}');
       console.error('bad: ' + process.argv.slice(2).join(', ') + ', HUSH-output'); process.exit(1)`,
    );
    const { hint } = await refusal(
      `${command} --secret HUSH-word --token=HUSH-equals PASSWORD=HUSH-variable plain`,
    );
    expect(hint).toContain('plain');
    expect(hint).not.toContain('HUSH');
  });

  it.each([
    ['prints no JSON', `console.log('secret-HUSH')`, 'is not valid JSON'],
    ['prints nothing', '', 'is not valid JSON'],
    ['prints a list', `console.log('["secret-HUSH"]')`, 'is not a JSON object'],
    ['prints a wrong type', `console.log('{"authKey":["secret-HUSH"]}')`, '"authKey" should be a string'],
  ])('that %s is refused without quoting it', async (name, source, words) => {
    const { kind, message, hint } = await refusal(script(name.replaceAll(' ', '-'), source));
    expect(kind).toBe('credentials');
    expect(message).toContain(words);
    expect(message + (hint ?? '')).not.toContain('HUSH');
  });

  it.each([
    ['soracom-no-such-program --x', 'The profile command soracom-no-such-program was not found.'],
    ['', 'The profile command is empty.'],
    ['   ', 'The profile command is empty.'],
    [`vault "read`, 'The quotes in the profile command are not balanced.'],
  ])('%j is refused: %s', async (command, message) => {
    expect(await refusal(command)).toMatchObject({ kind: 'credentials', message });
  });

  it('that is interrupted ends as an interruption', async () => {
    const interrupt = new AbortController();
    const command = script('waiting', 'setInterval(() => undefined, 1000)');
    const ended = refusal(command, interrupt.signal);
    interrupt.abort();
    expect((await ended).kind).toBe('interrupted');
  });
});
