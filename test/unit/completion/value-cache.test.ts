import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachePath, keepValues, readValues, type CachePlace } from '../../../src/completion/value-cache.ts';
import { lookAt } from '../../../src/files/look.ts';
import { makeFolder } from '../../helpers/folder.ts';

const values = [{ value: 'a', description: 'first' }, { value: 'b' }];

function placeIn(profileDir: string, changes: Partial<CachePlace> = {}): CachePlace {
  return {
    profileDir,
    identity: ['default', 'https://one'],
    platform: process.platform,
    now: Date.now(),
    ...changes,
  };
}

describe('values that are kept', () => {
  it('are there for their time, for the same credentials and endpoint alone', () => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', values, 60_000);
    expect(readValues(place, 'list')).toEqual(values);
    expect(readValues({ ...place, now: place.now + 60_000 }, 'list')).toBeUndefined();
    expect(readValues({ ...place, now: place.now - 7_200_000 }, 'list')).toBeUndefined();
    expect(readValues(place, 'other')).toBeUndefined();
    expect(readValues({ ...place, identity: ['default', 'https://two'] }, 'list')).toBeUndefined();
  });

  it.runIf(process.platform !== 'win32')('are readable by their owner alone, or count for nothing', () => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', values, 60_000);
    const path = cachePath(place);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    chmodSync(path, 0o644);
    expect(readValues(place, 'list')).toBeUndefined();
  });

  it.each([
    '',
    'no JSON',
    '[]',
    '{"list":5}',
    '{"list":{"until":1e15,"values":[{"value":"x"}]}}',
    '{"list":{"until":"x"}}',
  ])('are none where the file holds %j', (text) => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', values, 60_000);
    writeFileSync(cachePath(place), text);
    expect(readValues(place, 'list')).toBeUndefined();
  });

  it('go when nobody has asked for an hour', () => {
    const profileDir = makeFolder();
    const old = placeIn(profileDir, { identity: ['old'] });
    keepValues(old, 'list', values, 60_000);
    utimesSync(cachePath(old), new Date(0), new Date(0));
    keepValues(placeIn(profileDir), 'list', values, 60_000);
    expect(lookAt(cachePath(old))).toBe('absent');
  });

  it('take nothing away that is not theirs, and remove drafts that a crash left', () => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', values, 60_000);
    const dir = join(cachePath(place), '..');
    const names = ['letter.txt', '.letter.txt.0123456789ab.tmp', 'a.values'];
    const draft = `.${'0'.repeat(32)}.values.0123456789ab.tmp`;
    for (const name of [...names, draft]) {
      writeFileSync(join(dir, name), 'mine');
      utimesSync(join(dir, name), new Date(0), new Date(0));
    }
    keepValues(place, 'list', values, 60_000);
    expect(names.map((name) => readFileSync(join(dir, name), 'utf8'))).toEqual(['mine', 'mine', 'mine']);
    expect(lookAt(join(dir, draft))).toBe('absent');
  });

  it.runIf(process.platform !== 'win32')('never go through a link in their place', () => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', values, 60_000);
    const other = join(place.profileDir, 'letter.txt');
    writeFileSync(other, 'mine');
    rmSync(cachePath(place));
    symlinkSync(other, cachePath(place));
    keepValues(place, 'list', values, 60_000);
    expect(readFileSync(other, 'utf8')).toBe('mine');
    expect(readValues(place, 'list')).toEqual(values);
  });

  it.runIf(process.platform !== 'win32').each(['cache', join('cache', 'completion'), ''])(
    'are neither written nor read where others can write to the folder %j',
    (folder) => {
      const place = placeIn(makeFolder());
      keepValues(place, 'list', values, 60_000);
      chmodSync(join(place.profileDir, folder), 0o777);
      expect(readValues(place, 'list')).toBeUndefined();
      rmSync(cachePath(place));
      keepValues(place, 'list', values, 60_000);
      expect(lookAt(cachePath(place))).toBe('absent');
    },
  );

  it('that would drive the terminal are none', () => {
    const place = placeIn(makeFolder());
    keepValues(place, 'list', [{ value: 'a\u001b]0;x\u0007' }, { value: 'b\nc' }, { value: 'd' }], 60_000);
    expect(readValues(place, 'list')).toEqual([{ value: 'd' }]);
  });

  it('in the place of which a folder stands are none', () => {
    const place = placeIn(makeFolder());
    mkdirSync(cachePath(place), { recursive: true });
    expect(() => keepValues(place, 'list', values, 60_000)).not.toThrow();
    expect(readValues(place, 'list')).toBeUndefined();
  });

  it('are not missed where nothing can be written', () => {
    const place = placeIn('/dev/null');
    expect(() => keepValues(place, 'list', values, 60_000)).not.toThrow();
    expect(readValues(place, 'list')).toBeUndefined();
  });
});
