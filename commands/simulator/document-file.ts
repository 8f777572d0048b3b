/** Reads an annotated API document of the user's for the simulator. */
import { readInput } from '../../src/files/read-input.ts';
import { basename } from 'node:path';
import { UsageError } from '../../src/errors.ts';
import { loadDocument, maxDocumentLength } from '../../src/openapi/load.ts';
import { describeProblem } from '../../src/openapi/problem.ts';
import type { JsonObject } from '../../src/model/json-object.ts';

/** @throws UsageError for a file that can't be read, or is no OpenAPI document; every problem with its place */
export async function readAnnotatedDocument(path: string, signal: AbortSignal): Promise<JsonObject> {
  const bytes = await readInput(path, { flag: 'document', most: maxDocumentLength, signal });
  const text = new TextDecoder().decode(bytes);
  const loaded = loadDocument(basename(path), text);
  if (loaded.ok) return loaded.document.root;
  throw new UsageError(loaded.problems.map((problem) => (t) => describeProblem(problem, t)));
}
