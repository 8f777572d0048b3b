/** Archives and checksums of a release: the same bytes for the same files. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../packaging/archive.ts';
import { writeChecksums } from '../../../packaging/checksums.ts';
import { findReleaseDate } from '../../../packaging/release-date.ts';
import { makeFolder } from '../../helpers/folder.ts';
import { hash } from '../../helpers/release.ts';

const date = new Date('2026-12-01T10:20:30Z');

/** A folder like that of an archive. */
function makeTree(names: readonly string[], mode: number): string {
  const folder = join(makeFolder(), 'soracom-1.2.3-linux-x64');
  for (const name of names) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `the text of ${name}\n`);
    chmodSync(path, mode);
    utimesSync(path, mode, mode);
  }
  return folder;
}

async function packTree(folder: string, extension: string): Promise<string> {
  const outFile = join(makeFolder(), `out${extension}`);
  await pack({ folder, outFile, date, executables: ['soracom'] });
  expect(readdirSync(dirname(outFile))).toEqual([`out${extension}`]);
  return outFile;
}

const names = ['soracom', 'README.md', 'share/man/man1/soracom.1', 'share/a b', 'Z', 'ü'];

describe('an archive', () => {
  it.each(['.tar.gz', '.zip'])('%s is the same for the same files', async (extension) => {
    const one = await packTree(makeTree(names, 0o600), extension);
    const other = await packTree(makeTree(names.toReversed(), 0o755), extension);
    expect(hash(readFileSync(one))).toBe(hash(readFileSync(other)));
  });

  it('holds sorted names, settled modes and times, and nobody', async () => {
    const path = await packTree(makeTree(names, 0o600), '.tar.gz');
    const listing = execFileSync(
      'tar',
      ['-tvzf', path, '--numeric-owner', '--full-time', '--quoting-style=literal'],
      {
        env: { ...process.env, TZ: 'UTC' },
        encoding: 'utf8',
      },
    );
    const rows = listing
      .trim()
      .split('\n')
      .map((line) => /^(\S+) (\S+) +\d+ (\S+ \S+) (.*)$/.exec(line)?.slice(1));
    const time = '2026-12-01 10:20:30';
    expect(rows).toEqual(
      [
        ['drwxr-xr-x', ''],
        ['-rw-r--r--', 'README.md'],
        ['-rw-r--r--', 'Z'],
        ['drwxr-xr-x', 'share/'],
        ['-rw-r--r--', 'share/a b'],
        ['drwxr-xr-x', 'share/man/'],
        ['drwxr-xr-x', 'share/man/man1/'],
        ['-rw-r--r--', 'share/man/man1/soracom.1'],
        ['-rwxr-xr-x', 'soracom'],
        ['-rw-r--r--', 'ü'],
      ].map(([mode, name]) => [mode, '0/0', time, `soracom-1.2.3-linux-x64/${name}`]),
    );
  });

  it('takes plain files alone', async () => {
    const folder = makeTree(['soracom'], 0o644);
    symlinkSync('soracom', join(folder, 'link'));
    await expect(packTree(folder, '.tar.gz')).rejects.toThrow('link is no plain file');
  });
});

describe('the checksums', () => {
  it('satisfy sha256sum, for every file, and are written anew', async () => {
    const folder = makeFolder();
    for (const name of ['b.tar.gz', 'a.zip', 'install.sh']) writeFileSync(join(folder, name), name);
    await writeChecksums(folder);
    await writeChecksums(folder);
    const output = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(output).toBe('a.zip: OK\nb.tar.gz: OK\ninstall.sh: OK\n');
    expect(readdirSync(folder)).toHaveLength(4);
  });
});

describe('the date of a release', () => {
  const changelog = '# Changelog\n\n## 0.2.0 (unreleased)\n\n- x\n\n## 0.1.0 (2026-12-01)\n';

  it.each([
    [undefined, '0.1.0', '2026-12-01T00:00:00.000Z'],
    ['', '0.1.0', '2026-12-01T00:00:00.000Z'],
    [undefined, '0.2.0', '2000-01-01T00:00:00.000Z'],
    [undefined, '0.1', '2000-01-01T00:00:00.000Z'],
    ['1700000000', '0.1.0', '2023-11-14T22:13:20.000Z'],
  ])('is settled by %j and the changelog of %s', (epoch, version, expected) => {
    expect(findReleaseDate({ epoch, changelog, version }).toISOString()).toBe(expected);
  });

  it.each(['yesterday', '-1', '0', '1e99', '1.5'])('is never %s', (epoch) => {
    expect(() => findReleaseDate({ epoch, changelog, version: '0.1.0' })).toThrow('SOURCE_DATE_EPOCH');
  });
});
