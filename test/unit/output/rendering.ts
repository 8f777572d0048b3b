/** Renders responses of the billing API in memory. */
import { readFileSync } from 'node:fs';
import type { Sentence } from '../../../src/errors.ts';
import type { Schema } from '../../../src/model/command.ts';
import type { RenderOptions } from '../../../src/output/options.ts';
import { render } from '../../../src/output/render.ts';
import { en } from '../../../src/text/en.ts';

interface Definitions {
  /** The schema of each command's response. */
  responses: Record<string, Schema>;
  schemas: Record<string, Schema>;
}

/** The billing API's response schemas, as the compiler makes them. */
export const billing = JSON.parse(
  readFileSync(new URL('../../fixtures/output/billing.json', import.meta.url), 'utf8'),
) as Definitions;

/** What came out: everything printed, and the notes for stderr in English. */
export interface Rendered {
  text: string;
  notes: string[];
}

/**
 * @param pages JSON texts, or values to write as such
 * @param schema a schema, or the command whose response it is
 */
export async function renderJsonPages(
  pages: readonly unknown[],
  schema: Schema | string | undefined,
  options: Partial<RenderOptions>,
): Promise<Rendered> {
  const texts = pages.map((page) => (typeof page === 'string' ? page : JSON.stringify(page)));
  return renderPages(iterate(texts), schema, options);
}

export async function renderPages(
  pages: AsyncIterable<string>,
  schema: Schema | string | undefined,
  options: Partial<RenderOptions>,
): Promise<Rendered> {
  const found = typeof schema === 'string' ? billing.responses[schema] : schema;
  if (typeof schema === 'string' && found === undefined) throw new Error(`no command "${schema}"`);
  const notes: string[] = [];
  const note = (sentence: Sentence): number => notes.push(sentence(en));
  const defaults = {
    format: 'table',
    color: false,
    width: undefined,
    unicode: true,
    timeZone: 'UTC',
    note,
  } as const;
  let text = '';
  const result = { kind: 'json', pages, schema: found, schemas: billing.schemas } as const;
  for await (const piece of render(result, { ...defaults, ...options }, en)) text += String(piece);
  return { text, notes };
}

export async function* iterate<T>(values: Iterable<T>): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}
