/** A JSON response as renderers take it. */
import type { Schema } from '../model/command.ts';
import type { Shape } from './shape.ts';

/** Pages that hold something, and what the schema says about them. */
export interface Source {
  /** JSON texts, none of them empty. */
  pages: AsyncIterable<string>;
  shape: Shape;
  schemas: Record<string, Schema>;
}

/** The steps from a response to what a format writes: query, expanded rows, order. */
export type Arrange = (source: Source) => Promise<Source>;
