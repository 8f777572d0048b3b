/** A JSON response as renderers take it. */
import type { Schema } from '../model/command.ts';
import type { Shape } from './shape.ts';

/** Pages that hold something, and what the schema says about them. */
export interface Source {
  /** JSON texts, none of them empty. */
  pages: AsyncIterable<string>;
  shape: Shape;
  /** The response's own schema, whatever a query has made of the response. */
  schema?: Schema | undefined;
  schemas: Record<string, Schema>;
  /** Its items are there to be compared, so a chart adds nothing up. */
  isCompared?: true | undefined;
  /** A query made it: names that the user gave have not been checked against its shape. */
  isQueried?: true | undefined;
  /** Where a query makes objects of its own: what their members were called in the response, by the new name. */
  renamed?: ReadonlyMap<string, string> | undefined;
}

/** The steps from a response to what a format writes: query, expanded rows, order. */
export type Arrange = (source: Source) => Promise<Source>;
