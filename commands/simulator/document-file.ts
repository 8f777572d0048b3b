/** Reads an annotated API document of the user's for the simulator. */
import { codeOf } from '../../src/files/errno.ts';
import { readBoundedAt } from '../../src/files/read-bounded.ts';
import { basename } from 'node:path';
import { UsageError } from '../../src/errors.ts';
import { loadDocument, maxDocumentLength } from '../../src/openapi/load.ts';
import { describeProblem } from '../../src/openapi/problem.ts';
import type { JsonObject } from '../../src/model/json-object.ts';

/** @throws UsageError for a file that can't be read, or is no OpenAPI document; every problem with its place */
export function readAnnotatedDocument(path: string): JsonObject {
  let text: string;
  try {
    text = readBoundedAt(path, maxDocumentLength).toString('utf8');
  } catch (error) {
    const reason = codeOf(error);
    throw new UsageError((t) => t.simulate.unreadableDocument(path, reason));
  }
  const loaded = loadDocument(basename(path), text);
  if (loaded.ok) return loaded.document.root;
  throw new UsageError(loaded.problems.map((problem) => (t) => describeProblem(problem, t)));
}
