/** A JSON result as renderers take it: pages that hold something, and what the schema says about them. */
import { shapeOf, type Shape } from './shape.ts';
import type { JsonResult } from './result.ts';
import type { Schema } from '../model/command.ts';

export interface Source {
  /** JSON texts, none of them empty. */
  pages: AsyncIterable<string>;
  shape: Shape;
  schemas: Record<string, Schema>;
}

export function toSource({ pages, schema, schemas }: JsonResult): Source {
  return { pages: withoutEmpty(pages), shape: shapeOf(schema, schemas), schemas };
}

async function* withoutEmpty(pages: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const page of pages) if (page.trim() !== '') yield page;
}
