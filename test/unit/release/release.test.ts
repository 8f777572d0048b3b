/** What an update rests on: the order of versions, checksums, addresses, and what is in an archive. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readChecksums } from '../../../src/release/checksums.ts';
import { programInArchive } from '../../../src/release/names.ts';
import { compareVersions } from '../../../src/release/order.ts';
import { findReleases } from '../../../src/release/releases.ts';
import { unpack } from '../../../src/release/unpack.ts';
import { makeArchive } from '../../helpers/release.ts';

describe('the order of versions', () => {
  // The sequence that the specification gives, and more.
  const ascending = [
    '0.9.9',
    '1.0.0-0',
    '1.0.0-2',
    '1.0.0-10',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0-x-y',
    '1.0.0',
    '1.0.1',
    '1.2.0',
    '1.10.0',
    '10.0.0',
  ];

  it('is that of Semantic Versioning', () => {
    const sign = (one: string, other: string): number => Math.sign(compareVersions(one, other));
    for (const [index, one] of ascending.entries()) {
      const signs = ascending.map((other) => sign(one, other));
      expect(signs).toEqual(ascending.map((_, at) => Math.sign(index - at)));
    }
  });
});

describe('checksums', () => {
  const sum = '0123456789abcdef'.repeat(4);

  it('are read as sha256sum writes them', () => {
    expect([...readChecksums(`${sum}  a.tar.gz\n${sum} *b.zip\r\n`)]).toEqual([
      ['a.tar.gz', sum],
      ['b.zip', sum],
    ]);
    expect([...readChecksums('')]).toEqual([]);
  });

  it.each([
    [`${sum.slice(1)}  a\n`, 'too short'],
    [`${sum}0  a\n`, 'too long'],
    [`${sum.toUpperCase()}  a\n`, 'not as it is written'],
    [`${sum} a\n`, 'one space'],
    [`${sum}  a b\n`, 'a name with a space'],
    ['<html>\n', 'a page'],
  ])('%j are none (%s)', (text) => {
    expect(() => readChecksums(text)).toThrow('is no line of SHA256SUMS');
  });
});

describe('the address of a release', () => {
  const addresses = (SORACOM_RELEASES_URL?: string): string[] => {
    const addressOf = findReleases({ SORACOM_RELEASES_URL });
    return [addressOf('SHA256SUMS').href, addressOf('a.zip', '1.2.3').href];
  };

  it.each([
    [undefined, 'https://github.com/soracom-cli-ts/soracom/releases'],
    ['', 'https://github.com/soracom-cli-ts/soracom/releases'],
    ['https://mirror.example.com/soracom/', 'https://mirror.example.com/soracom'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('with %j begins with %s', (given, base) => {
    expect(addresses(given)).toEqual([`${base}/latest/download/SHA256SUMS`, `${base}/download/v1.2.3/a.zip`]);
  });

  it.each([
    'http://mirror.example.com',
    'http://127.0.0.1.example.com',
    'ftp://127.0.0.1',
    'file:///tmp',
    '/tmp',
    'https://user:secret@mirror.example.com',
    'https://mirror.example.com/?x=1',
  ])('is never %s', (given) => {
    expect(() => addresses(given)).toThrow('SORACOM_RELEASES_URL');
    expect(() => addresses(given)).not.toThrow('secret');
  });
});

const targets = [
  ['linux-x64', 'soracom-1.2.3-linux-x64.tar.gz'],
  ['windows-x64', 'soracom-1.2.3-windows-x64.zip'],
] as const;
const content = Array.from({ length: 5000 }, (_, index) => `line ${index}\n`).join('');

describe.each(targets)('an archive for %s', (target, file) => {
  const release = {
    version: '1.2.3',
    target,
    program: content,
    // Names of more than 100 characters, and others before and after the program's.
    beside: {
      'README.md': 'read',
      [`share/${'long/'.repeat(25)}name`]: 'x',
      'zzz/soracom': 'wrong',
      'soracom.txt': '',
    },
  };
  const path = programInArchive('1.2.3', target);

  it('hands out the program', async () => {
    const program = await unpack(await makeArchive(release), file, path);
    expect(Buffer.from(program).toString()).toBe(content);
  });

  it('holds nothing else under its name', async () => {
    const archive = await makeArchive(release);
    for (const other of ['soracom', `/${path}`, `../${path}`, path.slice(0, -1), 'soracom-1.2.3-linux-x64/'])
      await expect(unpack(archive, file, other)).rejects.toThrow('holds no program');
  });

  it('that is cut off, damaged or something else is refused, and never takes for ever', async () => {
    const archive = await makeArchive({ ...release, beside: {} });
    const broken = [
      Buffer.alloc(0),
      Buffer.from('<html>'),
      Buffer.alloc(5000),
      Buffer.alloc(5000, 0xff),
      archive.subarray(0, archive.length - 30),
      archive.subarray(0, 100),
      archive.subarray(100),
    ];
    for (const bytes of broken) await expect(unpack(bytes, file, path)).rejects.toThrow('holds no program');
  });
});

describe('a tar archive', () => {
  const [[target, file]] = targets;
  const path = programInArchive('1.2.3', target);

  it.each([
    [124, '77777777777\0', 'a size beyond its end'],
    [124, 'x'.repeat(12), 'no size'],
    [124, '-0000000001\0', 'a negative size'],
    [156, '2', 'a link in the place of the program'],
    [156, '5', 'a folder in the place of the program'],
  ])('with %i changed to %j (%s) is refused', async (offset, text) => {
    const tar = gunzipSync(await makeArchive({ version: '1.2.3', target, program: content }));
    // The header of the program follows that of its folder.
    tar.write(text, 512 + offset, 'latin1');
    await expect(unpack(gzipSync(tar), file, path)).rejects.toThrow('holds no program');
  });
});

describe('a zip archive', () => {
  const [, [target, file]] = targets;
  const path = programInArchive('1.2.3', target);

  it('whose file is longer than it says is refused', async () => {
    const zip = Buffer.from(await makeArchive({ version: '1.2.3', target, program: content }));
    const list = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, list + 24);
    await expect(unpack(zip, file, path)).rejects.toThrow('holds no program');
  });

  it('may store a file as it is', async () => {
    const zip = Buffer.from(await makeArchive({ version: '1.2.3', target, program: content }));
    const list = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt16LE(0, list + 10);
    const stored = Buffer.from(await unpack(zip, file, path));
    expect(stored.length).toBe(zip.readUInt32LE(list + 20));
  });
});
