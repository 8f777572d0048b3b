/** What a command hands to the renderer: data, never text that is laid out already. */
import type { Schema } from '../model/command.ts';
import type { Arrange } from './source.ts';

/** A JSON response, one text per page as it came over the wire. */
export interface JsonResult {
  kind: 'json';
  /** A response without pages is one page. An empty text counts as no response. */
  pages: AsyncIterable<string>;
  /** The response's schema, where the document has one. */
  schema?: Schema | undefined;
  /** The schemas that `ref`s in `schema` name. */
  schemas: Record<string, Schema>;
  /** Its items are there to be compared, so a chart adds nothing up. */
  isCompared?: true | undefined;
  /** How it is shown, where that was settled before the response came. */
  arrange?: Arrange | undefined;
}

/** What a command returns. */
export type Result =
  | { kind: 'none' }
  /** `isSafe`: it can't drive a terminal, and the colours in it are ours. */
  | { kind: 'text'; text: string; isSafe?: true }
  | JsonResult
  | { kind: 'bytes'; body: AsyncIterable<Uint8Array>; contentType?: string | undefined };

/** A result of one JSON text. @param schemas what `ref`s in `schema` name */
export function jsonResult(text: string, schema?: Schema, schemas: Record<string, Schema> = {}): JsonResult {
  return { kind: 'json', pages: onePage(text), schemas, ...(schema && { schema }) };
}

async function* onePage(text: string): AsyncGenerator<string> {
  yield text;
}
