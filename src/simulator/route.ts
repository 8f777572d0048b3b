/** Finds the operation that a method and path mean. */
import createRouter from 'find-my-way';
import type { JsonObject } from '../model/json-object.ts';
import { fillPlaces, listPlaces } from '../model/path-template.ts';
import { isMultiSegment } from '../openapi/parameters.ts';
import { listOperations, type Operation } from './document.ts';

/** What a path led to. */
export type Route =
  | { found: 'operation'; operation: Operation; params: Record<string, string> }
  | { found: 'export' }
  | { found: 'other-methods'; allow: string[] }
  | { found: 'nothing' };

/** A lookup over every operation of the documents; the first document wins where two name the same operation. */
export function createRouteFinder(documents: readonly JsonObject[]): (method: string, path: string) => Route {
  const operations = new Map<string, Operation>();
  const router = createRouter({ caseSensitive: true, maxParamLength: 10_000 });
  const methods = new Set<Operation['method']>();
  for (const operation of documents.flatMap(listOperations)) {
    const pattern = toPattern(operation);
    const key = `${operation.method} ${pattern}`;
    if (operations.has(key)) continue;
    operations.set(key, operation);
    methods.add(operation.method);
    router.on(operation.method, pattern, () => undefined, { key });
  }
  const find = (method: Operation['method'], path: string): Route => {
    const match = router.find(method, path);
    const operation = match === null ? undefined : operations.get(readKey(match.store));
    if (match === null || operation === undefined) return { found: 'nothing' };
    return { found: 'operation', operation, params: nameParams(operation, match.params) };
  };
  return (method, path) => {
    const known = [...methods].find((name) => name === method);
    const route = known === undefined ? undefined : find(known, path);
    if (route?.found === 'operation') return route;
    const allow = [...methods].filter((name) => find(name, path).found === 'operation');
    return allow.length === 0 ? { found: 'nothing' } : { found: 'other-methods', allow };
  };
}

/** `/bills/{yyyyMM}` as the router writes it; a place that holds slashes of its own takes the rest of the path. */
function toPattern({ basePath, template }: Operation): string {
  const path = template.replaceAll(':', '::');
  const pattern = isMultiSegment(path, 'path') ? path.replace(/\{path\}\/?$/, '*') : path;
  let count = 0;
  return basePath + fillPlaces(pattern, () => `:p${(count += 1)}`);
}

/** Templates name the same place differently, so places are numbered for the router and named here. */
function nameParams(
  operation: Operation,
  values: Record<string, string | undefined>,
): Record<string, string> {
  const names = listPlaces(operation.template);
  return Object.fromEntries(names.map((name, index) => [name, values[`p${index + 1}`] ?? values['*'] ?? '']));
}

function readKey(store: unknown): string {
  return typeof store === 'object' && store !== null && 'key' in store ? String(store.key) : '';
}
