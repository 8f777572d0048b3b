/** Quotations on the disk: who sees them, for how long, and what is never believed. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  forgetQuotation,
  keepQuotation,
  readQuotation,
  type QuotationKey,
  type QuotationPlace,
} from '../../../../src/call/quotations/store.ts';
import { makeFolder } from '../../../helpers/folder.ts';

const day = 86_400_000;
const key: QuotationKey = {
  realm: 'https://api.example.com',
  operatorId: 'OP1',
  operation: 'shop.yaml quote',
  id: 'Q-1',
};
const answer = '{"orderId":"Q-1","total":1.50}';

function open(now = Date.now()): QuotationPlace & { dir: string; files: () => string[] } {
  const profileDir = makeFolder();
  const dir = join(profileDir, 'state', 'quotations');
  return { profileDir, platform: process.platform, now, dir, files: () => readdirSync(dir) };
}

/** A place with one quotation in it, and its file. */
function openKept(): ReturnType<typeof open> & { path: string } {
  const place = open();
  keepQuotation(place, key, answer, 31);
  return { ...place, path: join(place.dir, place.files()[0] ?? '') };
}

describe('a quotation', () => {
  it('is read as it was answered', () => {
    expect(readQuotation(openKept(), key)).toBe(answer);
  });

  it.runIf(process.platform !== 'win32')('is its owner’s alone, and so are the folders above it', () => {
    const { path, dir, profileDir } = openKept();
    const modes = [path, dir, join(profileDir, 'state')].map((one) => statSync(one).mode & 0o777);
    expect(modes).toEqual([0o600, 0o700, 0o700]);
  });

  it.each<[keyof QuotationKey, string]>([
    ['realm', 'https://g.api.example.com'],
    ['operatorId', 'OP2'],
    ['operation', 'other.yaml quote'],
    ['id', 'Q-2'],
  ])('is not shown under another %s', (part, value) => {
    expect(readQuotation(openKept(), { ...key, [part]: value })).toBeUndefined();
  });

  it('is not shown to another operator whose file name it was given', () => {
    const place = openKept();
    const other = { ...key, operatorId: 'OP2' };
    const text = readFileSync(place.path, 'utf8');
    keepQuotation(place, other, '{"total":2}', 31);
    const name = place.files().find((file) => !place.path.endsWith(file)) ?? '';
    writeFileSync(join(place.dir, name), text);
    expect(readQuotation(place, other)).toBeUndefined();
  });

  it.each([
    ['until its last moment', 31 * day - 1, answer],
    ['not any more afterwards', 31 * day, undefined],
    ['not where the clock was set back by days', -2 * day, undefined],
    ['where the clock was set back a little', -60_000, answer],
  ])('is shown %s', (_, elapsed, shown) => {
    const place = openKept();
    expect(readQuotation({ ...place, now: place.now + elapsed }, key)).toBe(shown);
  });

  it('is gone once it is confirmed', () => {
    const place = openKept();
    forgetQuotation(place, key);
    expect(place.files()).toEqual([]);
    expect(() => forgetQuotation(open(), key)).not.toThrow();
  });

  it('takes the place of an earlier one of its id', () => {
    const place = openKept();
    keepQuotation(place, key, '{"total":2}', 31);
    expect(place.files()).toHaveLength(1);
    expect(readQuotation(place, key)).toBe('{"total":2}');
  });

  it('is not kept where the folder would depend on where the command runs', () => {
    expect(() => keepQuotation({ ...open(), profileDir: 'relative' }, key, answer, 31)).not.toThrow();
  });
});

describe('what is swept', () => {
  it('is what has run out, and a draft that a crash left', () => {
    const place = openKept();
    writeFileSync(join(place.dir, 'notes.txt'), 'mine');
    keepQuotation({ ...place, now: place.now + 32 * day }, { ...key, id: 'Q-2' }, answer, 31);
    expect(place.files()).toHaveLength(2);
    expect(place.files()).toContain('notes.txt');
    expect(readQuotation(place, key)).toBeUndefined();
  });
});

describe('is never believed:', () => {
  it.each([
    ['no JSON', 'x'],
    ['an empty file', ''],
    ['null', 'null'],
    ['another version', JSON.stringify({ version: 1, ...key, keptAt: 0, until: 9e15, answer })],
    ['no digest', JSON.stringify({ version: 2, ...key, keptAt: 0, until: 9e15, answer })],
    ['no end', JSON.stringify({ version: 1, ...key, keptAt: 0, answer })],
    ['an answer that is no text', JSON.stringify({ version: 1, ...key, keptAt: 0, until: 9e15, answer: 1 })],
  ])('%s', (_, text) => {
    const place = openKept();
    writeFileSync(place.path, text);
    expect(readQuotation(place, key)).toBeUndefined();
  });

  it.each([
    ['amount', '1.50', '9.50'],
    ['end', '"until":', '"until":9'],
    ['digest', '"digest":"', '"digest":"0'],
  ])('one whose %s was edited', (_, from, to) => {
    const place = openKept();
    const text = readFileSync(place.path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(place.path, text.replace(from, to));
    expect(readQuotation(place, key)).toBeUndefined();
  });

  it.each(['', 'no JSON', '{"orderId":"Q-1"', '{"orderId":"Q-1"} {}'])(
    'an answer that is no JSON: %j',
    (text) => {
      const place = open();
      keepQuotation(place, key, text, 31);
      expect(readQuotation(place, key)).toBeUndefined();
    },
  );

  it('an answer of megabytes, nor what was kept under its id before', () => {
    const place = openKept();
    keepQuotation(place, key, JSON.stringify({ orderId: 'Q-1', note: 'x'.repeat(1_000_000) }), 31);
    expect(readQuotation(place, key)).toBeUndefined();
    expect(place.files()).toEqual([]);
  });

  it.runIf(process.platform !== 'win32').each([0o644, 0o620, 0o604])('a file of mode %o', (mode) => {
    const place = openKept();
    chmodSync(place.path, mode);
    expect(readQuotation(place, key)).toBeUndefined();
  });

  it.runIf(process.platform !== 'win32').each(['state', join('state', 'quotations'), ''])(
    'a file in a folder that others can write to: %j',
    (folder) => {
      const place = openKept();
      chmodSync(join(place.profileDir, folder), 0o777);
      expect(readQuotation(place, key)).toBeUndefined();
      expect(() => keepQuotation(place, key, answer, 31)).toThrow('EPERM');
    },
  );

  it.runIf(process.platform !== 'win32')('a link', () => {
    const place = openKept();
    const text = readFileSync(place.path, 'utf8');
    const elsewhere = join(place.profileDir, 'elsewhere');
    writeFileSync(elsewhere, text, { mode: 0o600 });
    forgetQuotation(place, key);
    symlinkSync(elsewhere, place.path);
    expect(readQuotation(place, key)).toBeUndefined();
  });

  it('a folder', () => {
    const place = openKept();
    forgetQuotation(place, key);
    mkdirSync(place.path);
    expect(readQuotation(place, key)).toBeUndefined();
    expect(() => forgetQuotation(place, key)).not.toThrow();
  });
});
