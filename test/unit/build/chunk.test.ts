/** How a chunk hands out what it exports. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCircles } from '../../../build/weight.ts';
import { finishChunk } from '../../../build/chunk.ts';
import { makeFolder } from '../../helpers/folder.ts';

async function load(module: string): Promise<Record<string, unknown>> {
  const file = join(mkdtempSync(join(makeFolder(), 'chunk-')), 'chunk.cjs');
  writeFileSync(file, await finishChunk(module, 'node20'), 'ascii');
  return createRequire(import.meta.url)(file) as Record<string, unknown>;
}

describe('a finished chunk', () => {
  it('hands out functions, classes and values under the names that importers know', async () => {
    const chunk = await load(
      `var most = 3; function sum(a, b) { return a + b; } var Sum = class {}; export { most as limit, sum, Sum };`,
    );
    expect(chunk).toMatchObject({ limit: 3, Sum: expect.any(Function) as unknown });
    expect((chunk['sum'] as (a: number, b: number) => number)(1, 2)).toBe(3);
  });

  it('hands out plain properties, which are cheaper to ask than getters', async () => {
    const chunk = await load(`var limit = 3; export { limit };`);
    expect(Object.getOwnPropertyDescriptor(chunk, 'limit')).toHaveProperty('value', 3);
  });

  it.each([
    ['an assignment', `count = 2;`],
    ['a compound assignment', `count += 1;`],
    ['a logical assignment', `count &&= 2;`],
    ['an increment', `count++;`],
    ['an increment in front', `++count;`],
  ])('keeps telling the value of what changes by %s', async (_, change) => {
    const chunk = await load(`var count = 1; function move() { ${change} } export { count, move };`);
    (chunk['move'] as () => void)();
    expect(chunk['count']).toBe(2);
  });

  it('is marked as an ES module, so that its default export stays one', async () => {
    const chunk = await load(`export default 1;`);
    expect(chunk).toHaveProperty('__esModule', true);
    expect(Object.keys(chunk)).toEqual(['default']);
  });

  it('is written in ASCII', async () => {
    const chunk = await load(`var word = "請求 😀"; var pattern = /請/; export { pattern, word };`);
    expect(chunk['word']).toBe('請求 😀');
    expect((chunk['pattern'] as RegExp).test('請求')).toBe(true);
  });
});

describe('chunks', () => {
  const output = (...paths: string[]) => ({
    bytes: 0,
    inputs: {},
    exports: [],
    imports: paths.map((path) => ({ path, kind: 'import-statement' as const })),
  });

  it('may share others', () => {
    const outputs = { a: output('b', 'c'), b: output('d'), c: output('d'), d: output() };
    expect(() => checkCircles({ inputs: {}, outputs })).not.toThrow();
  });

  it('must not import each other', () => {
    const outputs = { a: output('b'), b: output('c'), c: output('b') };
    expect(() => checkCircles({ inputs: {}, outputs })).toThrow(
      'Chunks import each other:\n  a\n  b\n  c\n  b',
    );
  });
});
