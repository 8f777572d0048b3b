/** Which index is in force, and which one no reader takes. */
import { chmodSync, mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findIndex } from '../../../src/definitions/find-index.ts';
import { openIndex } from '../../../src/definitions/index-reader.ts';
import type { DefinitionState } from '../../../src/definitions/state.ts';
import { isOwnFolder } from '../../../src/definitions/trust.ts';
import { UnexpectedError } from '../../../src/errors.ts';
import { indexSchemaVersion } from '../../../src/model/command-index.ts';
import { en } from '../../../src/text/en.ts';
import { version } from '../../../src/version.ts';

const key = 'a'.repeat(64);
const current = JSON.stringify({ schemaVersion: indexSchemaVersion, groups: [], hosts: {} });

/** A definitions folder whose merged index has this text for its root; none where it is undefined. */
function makeDir(root: string | undefined): { dir: string; merged: string } {
  const dir = mkdtempSync(join(tmpdir(), 'soracom-test-'));
  const merged = join(dir, 'index', key, 'ja');
  if (root !== undefined) {
    mkdirSync(merged, { recursive: true, mode: 0o700 });
    writeFileSync(join(merged, 'root.json'), root, { mode: 0o600 });
  }
  return { dir, merged };
}

describe('findIndex', () => {
  const find = (dir: string, state: DefinitionState | undefined) =>
    findIndex({ state, dir, shipped: '/shipped', language: 'ja' });

  it('is the shipped index where nothing was added', () => {
    expect(find(makeDir(undefined).dir, undefined)).toBe('/shipped');
  });

  it('is the merged index of this tool in the language', () => {
    const { dir, merged } = makeDir(current);
    expect(find(dir, { definitions: [], index: { tool: version, key } })).toBe(merged);
  });

  it.each<[string, string | undefined, DefinitionState['index']]>([
    ['nothing was compiled', current, undefined],
    ['another version of the tool compiled it', current, { tool: '0.0.0', key }],
    ['its files are gone', undefined, { tool: version, key }],
    ['its root is damaged', current.slice(1), { tool: version, key }],
    ['its schema version is another', current.replace(/\d+/, '0'), { tool: version, key }],
    ['it has no schema version', '{"groups":[],"hosts":{}}', { tool: version, key }],
  ])('is stale where %s', (_, root, index) => {
    expect(find(makeDir(root).dir, { definitions: [], ...(index && { index }) })).toBeUndefined();
  });
});

describe('an index that others could have written', () => {
  const find = (dir: string, words?: string[]) =>
    findIndex({
      ...(words && { words }),
      state: { definitions: [], index: { tool: version, key } },
      dir,
      shipped: '/shipped',
      language: 'ja',
    });

  it.each<[string, (dir: string, merged: string) => void]>([
    ['whose root others can write to', (_, merged) => chmodSync(join(merged, 'root.json'), 0o666)],
    ['whose root its group can write to', (_, merged) => chmodSync(join(merged, 'root.json'), 0o620)],
    [
      'one of whose shards others can write to',
      (_, merged) => {
        writeFileSync(join(merged, 'bills.json'), '{}');
        chmodSync(join(merged, 'bills.json'), 0o602);
      },
    ],
    ['whose folder others can write to', (_, merged) => chmodSync(merged, 0o777)],
    ['in a folder that others can write to', (dir) => chmodSync(join(dir, 'index'), 0o722)],
    ['below a folder that others can write to', (dir) => chmodSync(dir, 0o777)],
    [
      'with a folder in a file’s place',
      (_, merged) => mkdirSync(join(merged, 'bills.json'), { mode: 0o700 }),
    ],
  ])('is stale: one %s', (_, open) => {
    const { dir, merged } = makeDir(current);
    expect(find(dir)).toBe(merged);
    open(dir, merged);
    expect(find(dir)).toBeUndefined();
  });

  it('is stale for whoever types the word of a file that others can write to', () => {
    const groups = ['bills', 'orders'].map((name) => ({ name, summary: '', shard: `${name}.json` }));
    const { dir, merged } = makeDir(JSON.stringify({ schemaVersion: indexSchemaVersion, groups }));
    for (const name of ['bills', 'orders'])
      writeFileSync(join(merged, `${name}.json`), '{}', { mode: 0o600 });
    chmodSync(join(merged, 'bills.json'), 0o602);
    expect(find(dir, ['--profile', 'x', 'bills', 'list'])).toBeUndefined();
    expect(find(dir, ['orders', 'list'])).toBe(merged);
    chmodSync(join(merged, 'root.json'), 0o602);
    expect(find(dir, ['orders', 'list'])).toBeUndefined();
  });

  it('is one of another user', () => {
    const { dir } = makeDir(current);
    const other = { platform: 'linux' as const, uid: 12_345 };
    const mine = { platform: 'linux' as const, uid: statSync(dir).uid };
    expect([isOwnFolder(dir, mine), isOwnFolder(dir, other)]).toEqual([true, mine.uid === 0]);
  });
});

describe('openIndex', () => {
  it('reads a root of the schema version', () => {
    expect(openIndex(makeDir(current).merged).readRoot().groups).toEqual([]);
  });

  it.each([
    ['is missing', undefined],
    ['is damaged', current.slice(1)],
    ['has another schema version', current.replace(/\d+/, String(indexSchemaVersion + 1))],
  ])('calls the installation broken where the root %s', (_, root) => {
    const { merged } = makeDir(root);
    const error = catchError(() => openIndex(merged).readRoot());
    expect(error).toBeInstanceOf(UnexpectedError);
    const { sentence, details } = error as UnexpectedError;
    expect([sentence(en), details.hint?.(en)]).toEqual([
      `The installation is incomplete: ${join(merged, 'root.json')} can't be read.`,
      'Install the package again.',
    ]);
  });
});

function catchError(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
