/** A JSON result as renderers take it: pages that hold something, and what the schema says about them. */
import { shapeOf, type Shape } from './shape.ts';
import type { JsonResult } from './result.ts';
import type { Schema } from '../model/command.ts';

export interface Source {
  /** JSON texts, none of them empty. */
  pages: AsyncIterable<string>;
  shape: Shape;
  /** The response's own schema, whatever a query has made of the response. */
  schema?: Schema | undefined;
  schemas: Record<string, Schema>;
  /** Where a query makes objects of its own: what their members were called in the response, by the new name. */
  renamed?: ReadonlyMap<string, string> | undefined;
}

export function toSource({ pages, schema, schemas }: JsonResult): Source {
  return { pages: withoutEmpty(pages), shape: shapeOf(schema, schemas), schema, schemas };
}

async function* withoutEmpty(pages: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const page of pages) if (page.trim() !== '') yield page;
}
