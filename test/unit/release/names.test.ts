/** The names of a release's files. */
import { describe, expect, it } from 'vitest';
import { targets } from '../../../packaging/targets.ts';
import { archiveFile, isVersion, programInArchive, versionInName } from '../../../src/release/names.ts';

describe('the names of release files', () => {
  it('are these', () => {
    expect(targets.map(({ name }) => archiveFile('1.2.3', name))).toEqual([
      'soracom-1.2.3-linux-x64.tar.gz',
      'soracom-1.2.3-linux-x64-musl.tar.gz',
      'soracom-1.2.3-linux-arm64.tar.gz',
      'soracom-1.2.3-macos-x64.tar.gz',
      'soracom-1.2.3-macos-arm64.tar.gz',
      'soracom-1.2.3-windows-x64.zip',
    ]);
    expect(programInArchive('1.2.3', 'windows-x64')).toBe('soracom-1.2.3-windows-x64/soracom.exe');
  });

  it.each(targets.map(({ name }) => name))('tell %s from every other machine', (name) => {
    for (const version of ['1.2.3', '1.2.3-rc.1', '1.2.3-linux-x64'])
      expect(versionInName(archiveFile(version, name), name)).toBe(version);
    const others = targets.filter((target) => target.name !== name);
    for (const other of others) expect(versionInName(archiveFile('1.2.3', other.name), name)).toBeUndefined();
  });

  it.each(['0.0.0', '10.20.30', '1.0.0-alpha', '1.0.0-rc.1', '1.0.0-0-x'])(
    'take %s for a version',
    (text) => {
      expect(isVersion(text)).toBe(true);
    },
  );

  it.each([
    '',
    '1',
    '1.2',
    'v1.2.3',
    '01.2.3',
    '1.2.3+build',
    '1.2.3-',
    '1.2.3-a..b',
    '../1.2.3',
    '1.2.3/x',
    '1.2.3\n',
  ])('do not take %j for one', (text) => {
    expect(isVersion(text)).toBe(false);
  });
});
