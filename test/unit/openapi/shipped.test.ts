/** The definitions that we ship compile without a word of complaint, and the build writes what it compiles. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { compileIndex } from '../../../build/compile-index.ts';
import type { Property } from '../../../src/model/command.ts';
import type { RootIndex, Shard } from '../../../src/model/command-index.ts';
import { loadDocument } from '../../../src/openapi/load.ts';
import { commandsOf } from '../../../src/openapi/tree.ts';
import { makeFolder } from '../../helpers/folder.ts';

const apiDir = fileURLToPath(new URL('../../../commands/api/', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = makeFolder();
});

async function readIndex(language: string): Promise<{ root: RootIndex; shards: Shard[] }> {
  const read = async (file: string) => JSON.parse(await readFile(join(folder, language, file), 'utf8'));
  const root: RootIndex = await read('root.json');
  const shards: Shard[] = await Promise.all(root.groups.map((group) => read(group.shard)));
  return { root, shards };
}

/** Every annotated operation of the shipped documents: the words and what they call. */
async function annotatedOperations(): Promise<string[]> {
  const files = (await readdir(apiDir)).filter((file) => /^[^.]+\.yaml$/.test(file));
  const found: string[] = [];
  for (const file of files) {
    const loaded = loadDocument(file, await readFile(join(apiDir, file), 'utf8'));
    const paths: Record<string, Record<string, Record<string, unknown>>> = loaded.ok
      ? JSON.parse(JSON.stringify(loaded.document.root['paths']))
      : {};
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const commands = operation['x-soracom-cli'];
        if (!Array.isArray(commands)) continue;
        for (const words of commands) found.push(`${words}: ${method.toUpperCase()} ${path}`);
      }
    }
  }
  return found.toSorted();
}

describe('the shipped definitions', () => {
  it.each(['en', 'ja'])('make every annotated operation a command (%s)', async (language) => {
    await compileIndex({ apiDir, outDir: folder });
    const { root, shards } = await readIndex(language);
    const commands = shards.flatMap((shard) => commandsOf(shard.node));
    const calls = commands.map(({ words, method, path }) => `${words.join(' ')}: ${method} ${path}`);
    expect(calls.toSorted()).toEqual(await annotatedOperations());
    expect(calls.length).toBeGreaterThanOrEqual(38);
    expect(root.hosts).toEqual({ g: 'https://g.api.soracom.io', jp: 'https://api.soracom.io' });
    expect(new Set(commands.map((command) => command.basePath))).toEqual(new Set(['/v1']));
  });

  it('refer to no schema that their shard lacks, and keep none that nothing refers to', async () => {
    await compileIndex({ apiDir, outDir: folder });
    const { shards } = await readIndex('en');
    for (const { node, schemas } of shards) {
      const referred = [...JSON.stringify([node, schemas]).matchAll(/"ref":"([^"]+)"/g)].map(
        ([, name]) => name,
      );
      expect(new Set(referred)).toEqual(new Set(Object.keys(schemas)));
    }
  });

  it('know the flags of an address, its operator id and its required marks', async () => {
    await compileIndex({ apiDir, outDir: folder });
    const { shards } = await readIndex('en');
    const create = shards
      .flatMap((shard) => commandsOf(shard.node))
      .find((command) => command.operationId === 'createShippingAddress');
    const required = create?.flags.filter((flag) => flag.required === true).map((flag) => flag.name);
    expect(required).toEqual(['address-line1', 'city', 'state', 'zip-code']);
    expect(create?.flags.find((flag) => flag.fromToken === true)?.name).toBe('operator-id');
  });

  it('say the same in Japanese, and nothing else', async () => {
    await compileIndex({ apiDir, outDir: folder });
    const [english, japanese] = [await readIndex('en'), await readIndex('ja')];
    const wordless = (index: object): unknown =>
      JSON.parse(JSON.stringify(index), (key, value: unknown) => {
        if (key === 'labels') return undefined;
        if (key === 'valueMeanings') return Object.keys(value as object);
        return ['summary', 'description', 'ask', 'next'].includes(key) && typeof value === 'string'
          ? ''
          : value;
      });
    expect(wordless(japanese)).toEqual(wordless(english));
    expect(japanese.root.groups.map((group) => group.summary).join()).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  });

  it('have a Japanese label for every word of every status', async () => {
    await compileIndex({ apiDir, outDir: folder });
    const { shards } = await readIndex('ja');
    const statuses: { name: string; missing: string[] }[] = [];
    JSON.parse(JSON.stringify(shards), (_, value: unknown) => {
      const { meaning, name, labels = {}, schema } = (value ?? {}) as Partial<Property>;
      if (meaning === 'status' && name !== undefined && schema !== undefined && 'enum' in schema) {
        const missing = (schema.enum ?? []).filter((word) => !Object.hasOwn(labels, String(word)));
        statuses.push({ name, missing: missing.map(String) });
      }
      return value;
    });
    expect(statuses.length).toBeGreaterThan(4);
    expect(statuses.filter(({ missing }) => missing.length > 0)).toEqual([]);
  });

  it('are written as JSON for the simulator', async () => {
    await compileIndex({ apiDir, outDir: folder });
    const billing = JSON.parse(await readFile(join(folder, 'documents', 'billing.json'), 'utf8'));
    expect(Object.keys(billing.paths)).toHaveLength(31);
  });
});

describe('compileIndex', () => {
  const document = (command: string) =>
    `openapi: 3.0.0\npaths:\n  /a:\n    get: { operationId: a, summary: A, x-soracom-cli: [${command}], responses: {} }\n`;

  async function build(command: string): Promise<void> {
    const source = join(folder, 'api');
    await mkdir(source, { recursive: true });
    await writeFile(join(source, 'a.yaml'), document(command));
    await writeFile(join(source, 'a.ja.yaml'), 'operations: { a: { summary: あ } }\n');
    await compileIndex({ apiDir: source, outDir: folder });
  }

  it('leaves no shard of an earlier build behind', async () => {
    await build('first get');
    await build('second get');
    expect((await readdir(join(folder, 'ja'))).toSorted()).toEqual(['root.json', 'second.json']);
  });

  it('stops the build with file, line and column', async () => {
    await expect(build("'--bad'")).rejects.toThrow(/^a\.yaml:4:\d+: error: Each command/);
  });
});
