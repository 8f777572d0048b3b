/** The user's commands over the shipped ones. */
import { describe, expect, it } from 'vitest';
import type { CommandIndex } from '../../../src/definitions/index-reader.ts';
import { mergeIndexes, type Index } from '../../../src/definitions/merge-index.ts';
import { compileDocuments } from '../../../src/openapi/compile.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import type { CommandNode } from '../../../src/model/command-index.ts';
import { en } from '../../../src/text/en.ts';

describe('mergeIndexes', () => {
  it('keeps what only one of the two has, groups and commands', () => {
    const { root, shards } = merge({ 'bills list': 'a' }, { 'bills get': 'b', 'sims list': 'c' });
    expect(root.groups.map(({ name }) => name)).toEqual(['bills', 'sims']);
    expect(operations(shards['bills.json']?.node)).toEqual({ 'bills get': 'b', 'bills list': 'a' });
    expect(operations(shards['sims.json']?.node)).toEqual({ 'sims list': 'c' });
  });

  it.each([
    ['runs the user’s command of two with the same words where its document may replace', true, 'mine'],
    ['keeps the shipped command where the document may not', false, 'a'],
  ])('%s, and says so', (_, may, runs) => {
    const { shards, overlaps } = merge(
      { 'bills list': 'a', 'bills get': 'b' },
      { 'bills list': 'mine' },
      may,
    );
    expect(operations(shards['bills.json']?.node)).toEqual({ 'bills get': 'b', 'bills list': runs });
    expect(
      overlaps.map(({ command, shipped, by, kind }) => [command, shipped.source, by.source, kind]),
    ).toEqual([['bills list', 'shipped', 'user', may ? 'override' : 'refused']]);
  });

  it('keeps the shipped command where both call the same operation, even if it may be replaced', () => {
    const { shards, overlaps } = merge({ 'bills list': 'a' }, { 'bills list, bills ls': 'a' });
    expect(overlaps.map(({ command, kind }) => [command, kind])).toEqual([['bills list', 'same']]);
    const [list, ls] = shards['bills.json']?.node.children ?? [];
    expect(list?.command?.source).toBe('shipped');
    expect(ls?.command).toMatchObject({ source: 'user', aliases: ['bills list'] });
  });

  it('leaves a command that is a parent as well both of what it is', () => {
    const { shards } = merge({ auth: 'a', 'auth switch': 's' }, { 'auth status now': 'n' });
    expect(operations(shards['auth.json']?.node)).toEqual({
      auth: 'a',
      'auth status now': 'n',
      'auth switch': 's',
    });
  });

  it('takes a displaced spelling out of the aliases of the shipped command', () => {
    const { shards } = merge({ 'sims list, sims ls': 'a' }, { 'sims ls': 'mine' });
    const [list] = shards['sims.json']?.node.children ?? [];
    expect(list?.command?.aliases).toEqual([]);
  });

  it('never takes a host from the user’s documents', () => {
    expect(merge({ a: 'a' }, { b: 'b' }).root.hosts).toEqual({ jp: 'https://shipped.example' });
  });
});

function merge(shipped: Record<string, string>, user: Record<string, string>, may = true) {
  const { root, shards } = compile('shipped', shipped);
  const reader: CommandIndex = {
    readRoot: () => root,
    readShard: (file) => shards[file] ?? { node: { name: '', summary: '' }, schemas: {} },
  };
  return mergeIndexes(reader, compile('user', user), new Set(may ? ['user'] : []));
}

/** Commands, several spellings apart by commas, to operationIds. */
function compile(source: string, commands: Record<string, string>): Index {
  const paths = Object.entries(commands).map(([spellings, operationId]) => [
    `/${operationId}`,
    { get: { operationId, summary: operationId, 'x-soracom-cli': spellings.split(', '), responses: {} } },
  ]);
  const text = JSON.stringify({
    openapi: '3.0.3',
    servers: [{ url: `https://${source}.example/v1` }],
    paths: Object.fromEntries(paths),
  });
  const loaded = loadDocument(source, text);
  const compiled = loaded.ok ? compileDocuments([loaded.document], en) : loaded;
  if (!compiled.ok) throw new Error('The documents of this test are wrong.');
  return compiled;
}

function operations(node: CommandNode | undefined): Record<string, string> {
  if (node === undefined) return {};
  const own = node.command ? { [node.command.words.join(' ')]: node.command.operationId } : {};
  return Object.assign(own, ...(node.children ?? []).map(operations));
}
