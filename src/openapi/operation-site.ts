/** Finds the operations of a document (OpenAPI 3.0 sections 4.7.8 and 4.7.9), annotated or not. */
import type { HttpMethod } from '../model/command.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { dropFragment } from '../model/path-template.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { DocumentReader } from './reader.ts';

/** An operation object and the place that gives it its URL. */
export interface OperationSite {
  method: HttpMethod;
  /** The path template below the base path, with its query if it has one, without its fragment. */
  path: string;
  pathItem: Located<JsonObject>;
  operation: Located<JsonObject>;
}

const methods: Readonly<Record<string, HttpMethod>> = {
  get: 'GET',
  head: 'HEAD',
  post: 'POST',
  put: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
  options: 'OPTIONS',
};

/** Every operation in document order; what stands in the place of one is reported. */
export function operationSites(reader: DocumentReader): OperationSite[] {
  const paths = child(reader.root, 'paths');
  const webhooks = child(reader.root, 'webhooks');
  const count = children(webhooks).length;
  if (count > 0) reader.problems.warn(webhooks.pointer, (t) => t.openapi.webhooks(count));
  // OpenAPI 3.1 lets a document go without paths.
  if (paths.value === undefined && textAt(reader.root, 'openapi')?.startsWith('3.1') === true) return [];
  if (!isObject(paths.value)) {
    reader.problems.error(paths.pointer, (t) => t.openapi.noPaths);
    return [];
  }
  return children(paths).flatMap(([path, node]) => {
    const pathItem = path.startsWith('/') ? reader.references.resolve(node) : undefined;
    if (!pathItem) return refusePath(reader, path, node);
    return children(pathItem).flatMap(([key, operation]) => readSite(reader, path, pathItem, key, operation));
  });
}

function readSite(
  { problems }: DocumentReader,
  path: string,
  pathItem: Located<JsonObject>,
  key: string,
  { value, pointer }: Located,
): OperationSite[] {
  const method = Object.hasOwn(methods, key) ? methods[key] : undefined;
  if (method === undefined) return [];
  if (isObject(value)) return [{ method, path: dropFragment(path), pathItem, operation: { value, pointer } }];
  problems.error(pointer, (t) => t.openapi.notAnObject);
  return [];
}

function refusePath({ problems }: DocumentReader, path: string, node: Located): [] {
  // `x-…` beside the paths is an extension, and the reference resolver has spoken about the rest.
  if (!path.startsWith('/') && !path.startsWith('x-')) {
    problems.error(node.pointer, (t) => t.openapi.badPath(path));
  }
  return [];
}

/** The operationId, or method and path where the document gives none. */
export function operationIdOf({ method, path, operation }: OperationSite): string {
  return textAt(operation, 'operationId') ?? `${method} ${path}`;
}
