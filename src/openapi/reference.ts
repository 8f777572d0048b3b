/** Follows `$ref` within a document (OpenAPI 3.0 section 4.7.23, RFC 6901 as a URI fragment). */
import { decodePercent } from '../model/http.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { followPointer, type Located } from './json-pointer.ts';
import type { Problems } from './problem.ts';

/** Resolves the references of one document and reports those that lead nowhere. */
export class References {
  readonly #root: unknown;
  readonly #problems: Problems;

  /** @param root the document that the references stand in */
  constructor(root: unknown, problems: Problems) {
    this.#root = root;
    this.#problems = problems;
  }

  /** What the `$ref` of an object names, one step; undefined, with a problem reported, where that is nothing. */
  target(node: Located<JsonObject>): Located | undefined {
    const pointer = `${node.pointer}/$ref`;
    const reference = node.value['$ref'];
    if (typeof reference !== 'string') {
      this.#problems.error(pointer, (t) => t.openapi.referenceNotText);
      return undefined;
    }
    if (!reference.startsWith('#/')) {
      this.#problems.error(pointer, (t) => t.openapi.externalReference(reference));
      return undefined;
    }
    const target = decodePercent(reference.slice(1));
    const value = followPointer(this.#root, target);
    if (value === undefined) {
      this.#problems.error(pointer, (t) => t.openapi.missingReference(reference));
      return undefined;
    }
    return { value, pointer: target };
  }

  /** The object at the end of a chain of references; undefined, with a problem reported, where there is none. */
  resolve(node: Located): Located<JsonObject> | undefined {
    const visited = new Set<string>();
    let current: Located | undefined = node;
    while (current) {
      const { value, pointer } = current;
      if (!isObject(value)) {
        this.#problems.error(pointer, (t) => t.openapi.notAnObject);
        return undefined;
      }
      if (!Object.hasOwn(value, '$ref')) return { value, pointer };
      if (visited.has(pointer)) {
        this.#problems.error(`${pointer}/$ref`, (t) => t.openapi.cyclicReference(String(value['$ref'])));
        return undefined;
      }
      visited.add(pointer);
      current = this.target({ value, pointer });
    }
    return undefined;
  }
}
