/** What is said of a profile command that fails, and what is not. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProfileCommand } from '../../../src/auth/profile-command.ts';
import { SoracomError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { rejectionOf } from '../../helpers/error-of.ts';

const dir = makeFolder();

function failureOf(source: string, signal = new AbortController().signal): Promise<SoracomError> {
  const path = join(dir, 'command.cjs');
  writeFileSync(path, source);
  const running = runProfileCommand(`'${process.execPath}' '${path}'`, {
    env: { PATH: process.env['PATH'] },
    cwd: dir,
    signal,
    platform: process.platform,
  });
  return rejectionOf(running, SoracomError);
}

describe('a profile command that fails', () => {
  it('has no hint where it said nothing', async () => {
    const error = await failureOf('console.error(" "); process.exit(3)');
    expect(error.message).toBe(en.auth.commandFailed(process.execPath, '3'));
    expect(error.details.hint).toBeUndefined();
  });

  it('says why it was interrupted', async () => {
    const error = await failureOf('setInterval(() => undefined, 1000)', AbortSignal.abort());
    expect([error.kind, error.message]).toEqual(['interrupted', en.errors.interrupted]);
  });

  it('may do so by saying more than any profile has', async () => {
    const error = await failureOf('process.stdout.write("x".repeat(1_100_000))');
    expect([error.kind, error.message]).toEqual(['credentials', en.auth.commandTalksOn(process.execPath, 1)]);
  });
});
