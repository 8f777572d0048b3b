/** Makes a result of one JSON text, as the hand-written commands return it. */
import type { Schema } from '../model/command.ts';
import type { JsonResult } from './result.ts';

/** @param schemas what `ref`s in `schema` name */
export function jsonResult(text: string, schema?: Schema, schemas: Record<string, Schema> = {}): JsonResult {
  return { kind: 'json', pages: onePage(text), schemas, ...(schema && { schema }) };
}

async function* onePage(text: string): AsyncGenerator<string> {
  yield text;
}
