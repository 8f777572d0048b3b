import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../../src/output/options.ts';
import { render } from '../../../src/output/render.ts';
import type { Result } from '../../../src/output/result.ts';
import { en } from '../../../src/text/en.ts';
import { iterate } from './rendering.ts';

async function collect(
  result: Result,
  options: Partial<RenderOptions> = {},
): Promise<(string | Uint8Array)[]> {
  const pieces: (string | Uint8Array)[] = [];
  const all = { format: 'json', color: false, width: undefined, unicode: true, ...options } as const;
  for await (const piece of render(result, all, en)) pieces.push(piece);
  return pieces;
}

describe('render', () => {
  it('prints nothing where there is nothing', async () => {
    expect(await collect({ kind: 'none' })).toEqual([]);
  });

  it.each(['a', 'a\n'])('ends the text %j with one line feed', async (text) => {
    expect(await collect({ kind: 'text', text })).toEqual(['a\n']);
  });

  it('hands bytes on as they are', async () => {
    const bytes = new Uint8Array([0, 255, 10]);
    expect(await collect({ kind: 'bytes', body: iterate([bytes]) }, { format: 'table' })).toEqual([bytes]);
  });

  it('hands raw pages on as they are, JSON or not', async () => {
    const pages = ['{"a" : 1}', 'oops'];
    expect(
      await collect({ kind: 'json', pages: iterate(pages), schemas: {} }, { raw: true, format: 'csv' }),
    ).toEqual(pages);
  });
});
