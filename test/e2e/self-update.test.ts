/** `soracom self-update` as a process: an executable replaces itself, and kill -9 leaves the old or the new one. */
import { chmodSync, copyFileSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hostTarget } from '../../packaging/targets.ts';
import { version } from '../../src/version.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, isStandAlone, programUnderTest, startProcess, type Ended } from '../helpers/program.ts';
import { pretendedProgram, putProgram, serveRelease } from '../helpers/release.ts';

/** Runs the program under test; an executable is a copy, which may replace itself. */
async function updateCopy(base: string): Promise<Ended & { copy: string }> {
  const copy = join(makeFolder(), 'soracom');
  const env = { SORACOM_RELEASES_URL: base };
  if (!isStandAlone) return { ...(await callProgram(['self-update'], { env })), copy };
  copyFileSync(programUnderTest[0], copy);
  chmodSync(copy, 0o755);
  return { ...(await startProcess([copy, 'self-update'], { env }).ended), copy };
}

describe('self-update', () => {
  it('replaces an executable by what is released, and leaves anything else to who installed it', async () => {
    const { name } = hostTarget(process);
    const server = await serveRelease({ version: '98.7.6', target: name });
    const { code, stdout, stderr, copy } = await updateCopy(server.base);
    const expected = isStandAlone
      ? { code: 0, stdout: { version: '98.7.6', previous: version, path: copy, updated: true }, stderr: '' }
      : { code: 2, stdout: '', stderr: 'Hint: To update: git pull && npm ci && npm run build\n' };
    expect(stdout === '' ? stdout : JSON.parse(stdout)).toEqual(expected.stdout);
    expect(stderr.slice(-expected.stderr.length || stderr.length)).toBe(expected.stderr);
    expect(code).toBe(expected.code);
    const files = readdirSync(dirname(copy));
    expect(files).toEqual(isStandAlone ? ['soracom'] : []);
    const after = files.map((file) => readFileSync(join(dirname(copy), file), 'utf8'));
    expect(after).toEqual(isStandAlone ? [pretendedProgram('98.7.6')] : []);
  });

  it('leaves the old program or the new one, whenever it is killed', async () => {
    // Large enough for writing it to take its time.
    const program = `${pretendedProgram('98.7.6')}${'# filling\n'.repeat(3_000_000)}`;
    const next = { version: '98.7.6', target: 'linux-x64', program };
    const outcomes = new Set<string>();
    let reportFetched = (): void => undefined;
    const server = await serveRelease(next, (file, response) => {
      if (file.endsWith('.gz')) response.once('finish', () => reportFetched());
      return false;
    });
    for (let wait = 0; wait <= 480; wait += 80) {
      const fetched = new Promise<void>((done) => (reportFetched = done));
      const path = join(makeFolder(), 'soracom');
      putProgram(path, version);
      const running = startProcess(
        [process.execPath, '--import', 'tsx', join(import.meta.dirname, '../helpers/update-itself.ts'), path],
        { env: { SORACOM_RELEASES_URL: server.base }, cwd: join(import.meta.dirname, '../..') },
      );
      await Promise.race([fetched, running.ended]);
      await sleep(wait);
      running.child.kill('SIGKILL');
      await running.ended;
      const found = readFileSync(path, 'utf8');
      const kind = { [pretendedProgram(version)]: 'old', [program]: 'new' }[found];
      expect(kind).toBeDefined();
      expect(statSync(path).mode & 0o777).toBe(0o755);
      outcomes.add(kind ?? '');
    }
    expect(outcomes).toContain('old');
  });

  it('removes what an interrupt leaves, and ends with its exit code', async () => {
    let reportAsked = (): void => undefined;
    const asked = new Promise<void>((done) => (reportAsked = done));
    const server = await serveRelease({ version: '98.7.6', target: 'linux-x64' }, (file) => {
      if (file.endsWith('.gz')) reportAsked();
      return file.endsWith('.gz');
    });
    const path = join(makeFolder(), 'soracom');
    putProgram(path, version);
    const running = startProcess(
      [process.execPath, '--import', 'tsx', join(import.meta.dirname, '../helpers/update-itself.ts'), path],
      { env: { SORACOM_RELEASES_URL: server.base }, cwd: join(import.meta.dirname, '../..') },
    );
    await asked;
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
    expect(readFileSync(path, 'utf8')).toBe(pretendedProgram(version));
    expect(readdirSync(dirname(path))).toEqual(['soracom']);
  });
});
