/** An OpenAPI document open for reading: what the compiler and the simulator both read through. */
import type { JsonObject } from '../model/json-object.ts';
import type { Located } from './json-pointer.ts';
import type { Problems } from './problem.ts';
import { References } from './reference.ts';

export interface DocumentReader {
  root: Located<JsonObject>;
  /** Told whatever is wrong on the way; the readers then go on without that part. */
  problems: Problems;
  references: References;
}

/** For readers that take a document as it is, whatever is wrong with it. */
const ignored: Problems = { error: () => undefined, warn: () => undefined };

export function openReader(root: JsonObject, problems: Problems = ignored): DocumentReader {
  return {
    root: { value: root, pointer: '' },
    problems,
    references: new References(root, problems),
  };
}
