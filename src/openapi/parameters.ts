/** The parameters of an operation: its own and its path's, references followed (OpenAPI 3.0 section 4.7.12). */
import type { JsonScalar, ListedValues, Schema } from '../model/command.ts';
import { isHeaderName } from '../model/http.ts';
import { property, type JsonObject } from '../model/json-object.ts';
import { listPlaces } from '../model/path-template.ts';
import { readListedValues } from './annotations.ts';
import type { DocumentContext } from './context.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { OperationSite } from './operation-site.ts';
import { isPrintable, proseAt } from './prose.ts';
import type { DocumentReader } from './reader.ts';
import { isScalar } from './schema-keywords.ts';

export type ParameterPlace = 'path' | 'query' | 'header';

/** A parameter as the document has it. */
export interface ParameterNode {
  in: ParameterPlace;
  /** The spelling in the document. */
  name: string;
  required: boolean;
  /** The parameter object, references followed. */
  node: Located<JsonObject>;
  /** Its schema; the value is undefined where there is none. */
  schema: Located;
}

/** A parameter as flags are made from it. */
export interface Parameter extends Omit<ParameterNode, 'node' | 'schema'> {
  schema: Schema;
  description?: string;
  example?: JsonScalar;
  valuesFrom?: ListedValues;
  pointer: string;
}

/** Path-level parameters first; an operation's own replaces the one of the same place and name. */
export function readParameters(reader: DocumentReader, site: OperationSite): ParameterNode[] {
  const found = new Map<string, ParameterNode>();
  for (const owner of [site.pathItem, site.operation]) {
    for (const [, node] of children(child(owner, 'parameters'))) {
      const parameter = readParameter(reader, node);
      if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  const parameters = [...found.values()];
  checkTemplate(reader, parameters, site);
  return parameters;
}

/** The parameters with what flags need of them. */
export function compileParameters(context: DocumentContext, site: OperationSite): Parameter[] {
  return readParameters(context, site).map(({ node, schema, ...parameter }) => {
    const description = proseAt(node, 'description');
    const example = exampleOf(node);
    const valuesFrom = readListedValues(node, context.problems);
    return {
      ...parameter,
      schema: schema.value === undefined ? { type: 'any' } : context.schemas.compile(schema),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      ...(valuesFrom && { valuesFrom }),
      pointer: node.pointer,
    };
  });
}

/** Whether a path parameter keeps its slashes: files are addressed by a path of their own, which the API wants to see. */
export function isMultiSegment(path: string, name: string): boolean {
  return name === 'path' && /^\/files\/.*\{path\}\/?$/.test(path);
}

/** Whether two parameter objects are about the same parameter: place and name identify it. */
export function isSameParameter(a: unknown, b: unknown): boolean {
  return property(a, 'name') === property(b, 'name') && property(a, 'in') === property(b, 'in');
}

function readParameter({ problems, references }: DocumentReader, given: Located): ParameterNode | undefined {
  const node = references.resolve(given);
  if (!node) return undefined;
  const name = textAt(node, 'name');
  const place = node.value['in'];
  if (name === undefined) {
    problems.error(node.pointer, (t) => t.openapi.namelessParameter);
    return undefined;
  }
  if (place === 'cookie') {
    problems.warn(node.pointer, (t) => t.openapi.cookieParameter(name));
    return undefined;
  }
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    problems.error(node.pointer, (t) => t.openapi.unknownPlace(name));
    return undefined;
  }
  if (!isPrintable(name) || (place === 'header' && !isHeaderName(name))) {
    problems.error(node.pointer, (t) => t.openapi.unsafeName(name));
    return undefined;
  }
  const stated = node.value['required'];
  if (stated !== undefined && typeof stated !== 'boolean')
    problems.warn(`${node.pointer}/required`, (t) => t.openapi.notBoolean('required'));
  const required = place === 'path' || stated === true;
  return { in: place, name, required, node, schema: child(node, 'schema') };
}

function exampleOf(parameter: Located): JsonScalar | undefined {
  const [named] = children(child(parameter, 'examples'));
  const example = property(parameter.value, 'example') ?? property(named?.[1].value, 'value');
  return example !== undefined && isScalar(example) ? example : undefined;
}

/** Every `{name}` in the path needs its parameter, and the reverse. */
function checkTemplate(
  { problems }: DocumentReader,
  parameters: ParameterNode[],
  { path, operation }: OperationSite,
): void {
  const wanted = listPlaces(path);
  const given = parameters.filter((parameter) => parameter.in === 'path');
  for (const name of wanted) {
    if (given.some((parameter) => parameter.name === name)) continue;
    problems.error(operation.pointer, (t) => t.openapi.missingPathParameter(path, name));
  }
  for (const { name, node } of given) {
    if (!wanted.includes(name)) problems.error(node.pointer, (t) => t.openapi.strayPathParameter(path, name));
  }
}
