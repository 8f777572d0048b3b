import { chmodSync, statSync, utimesSync, writeFileSync } from 'node:fs';
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

  it('are not missed where nothing can be written', () => {
    const place = placeIn('/dev/null');
    expect(() => keepValues(place, 'list', values, 60_000)).not.toThrow();
    expect(readValues(place, 'list')).toBeUndefined();
  });
});
