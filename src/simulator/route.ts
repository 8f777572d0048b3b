/** Finds the operation that a method and path mean. */
import createRouter from 'find-my-way';
import { decodePercent } from '../model/http.ts';
import type { JsonObject } from '../model/json-object.ts';
import { fillPlaces, listPlaces, splitTemplate } from '../model/path-template.ts';
import { isMultiSegment } from '../openapi/parameters.ts';
import { listOperations, type Operation } from './document.ts';

/** What a path led to. */
export type Route =
  | { found: 'operation'; operation: Operation; params: Record<string, string> }
  | { found: 'export' }
  | { found: 'other-methods'; allow: string[] }
  | { found: 'nothing' };

/** Finds what a method, a path and a query lead to. */
export type RouteFinder = (method: string, path: string, query?: URLSearchParams) => Route;

/**
 * A lookup over every operation of the documents. Where several have the same method and path, the query that a
 * template asks for decides; the first document wins where two name the same operation.
 */
export function createRouteFinder(documents: readonly JsonObject[]): RouteFinder {
  const operations = new Map<string, Operation[]>();
  const router = createRouter({ caseSensitive: true, maxParamLength: 10_000 });
  const odd: OddRoute[] = [];
  const methods = new Set<Operation['method']>();
  for (const operation of documents.flatMap(listOperations)) {
    const pattern = toPattern(operation);
    const key = `${operation.method} ${pattern}`;
    const known = operations.get(key);
    if (known !== undefined) {
      known.push(operation);
      continue;
    }
    operations.set(key, [operation]);
    methods.add(operation.method);
    if (isPlain(operation)) router.on(operation.method, pattern, () => undefined, { key });
    else odd.push({ key, method: operation.method, pattern: toRegExp(operation) });
  }
  const find = (method: Operation['method'], path: string, query: URLSearchParams): Route => {
    const match = router.find(method, path);
    const found =
      match === null ? findOdd(odd, method, path) : { key: readKey(match.store), values: match.params };
    const operation = found && chooseByQuery(operations.get(found.key) ?? [], query);
    if (!found || !operation) return { found: 'nothing' };
    return { found: 'operation', operation, params: nameParams(operation, found.values) };
  };
  return (method, path, query = new URLSearchParams()) => {
    const known = [...methods].find((name) => name === method);
    const route = known === undefined ? undefined : find(known, path, query);
    if (route?.found === 'operation') return route;
    const allow = [...methods].filter((name) => find(name, path, query).found === 'operation');
    return allow.length === 0 ? { found: 'nothing' } : { found: 'other-methods', allow };
  };
}

/** The operation whose template asks for most of what the query holds; the first that asks for nothing else. */
function chooseByQuery(operations: readonly Operation[], query: URLSearchParams): Operation | undefined {
  const weigh = ({ template }: Operation): number => {
    const wanted = splitTemplate(template).query;
    const met = wanted.every(([name, value]) => value.includes('{') || query.getAll(name).includes(value));
    return met ? wanted.length : -1;
  };
  const [best] = operations.toSorted((a, b) => weigh(b) - weigh(a));
  return best;
}

/** A path with characters that the router keeps for itself, or with two places side by side. */
interface OddRoute {
  key: string;
  method: string;
  /** With a group for each place. */
  pattern: RegExp;
}

function isPlain({ template, basePath }: Operation): boolean {
  return !/[()*]|\}\{/.test(basePath + splitTemplate(template).path);
}

function toRegExp({ basePath, template }: Operation): RegExp {
  const parts = (basePath + splitTemplate(template).path).split(/\{[^}]+\}/);
  const literals = parts.map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${literals.join('([^/]+)')}$`);
}

function findOdd(
  routes: readonly OddRoute[],
  method: string,
  path: string,
): { key: string; values: Record<string, string> } | undefined {
  const decoded = decodePercent(path);
  for (const route of routes) {
    const match = route.method === method ? route.pattern.exec(decoded) : null;
    if (match === null) continue;
    const values = match.slice(1).map((value, index) => [`p${index + 1}`, value]);
    return { key: route.key, values: Object.fromEntries(values) as Record<string, string> };
  }
  return undefined;
}

/** `/bills/{yyyyMM}` as the router writes it; a place that holds slashes of its own takes the rest of the path. */
function toPattern({ basePath, template }: Operation): string {
  const path = splitTemplate(template).path.replaceAll(':', '::');
  const pattern = isMultiSegment(path, 'path') ? path.replace(/\{path\}\/?$/, '*') : path;
  let count = 0;
  return basePath + fillPlaces(pattern, () => `:p${(count += 1)}`);
}

/** Templates name the same place differently, so places are numbered for the router and named here. */
function nameParams(
  operation: Operation,
  values: Record<string, string | undefined>,
): Record<string, string> {
  const names = listPlaces(splitTemplate(operation.template).path);
  return Object.fromEntries(names.map((name, index) => [name, values[`p${index + 1}`] ?? values['*'] ?? '']));
}

function readKey(store: unknown): string {
  return typeof store === 'object' && store !== null && 'key' in store ? String(store.key) : '';
}
