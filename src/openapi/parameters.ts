/** The parameters of an operation: its own and its path's, references followed (OpenAPI 3.0 section 4.7.12). */
import type { JsonScalar, Schema } from '../model/command.ts';
import type { DocumentContext } from './context.ts';
import { property } from '../model/json-object.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import { isScalar } from './schema-keywords.ts';

export type ParameterPlace = 'path' | 'query' | 'header';

export interface Parameter {
  in: ParameterPlace;
  /** The spelling in the document. */
  name: string;
  required: boolean;
  schema: Schema;
  description?: string;
  example?: JsonScalar;
  pointer: string;
}

/** Path-level parameters first; an operation's own replaces the one of the same place and name. */
export function readParameters(
  context: DocumentContext,
  pathItem: Located,
  operation: Located,
  path: string,
): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [pathItem, operation]) {
    for (const [, node] of children(child(owner, 'parameters'))) {
      const parameter = readParameter(context, node);
      if (parameter) found.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  const parameters = [...found.values()];
  checkTemplate(context, parameters, operation, path);
  return parameters;
}

function readParameter(context: DocumentContext, node: Located): Parameter | undefined {
  const { problems, references } = context;
  const resolved = references.resolve(node);
  if (!resolved) return undefined;
  const name = textAt(resolved, 'name');
  const place = resolved.value['in'];
  if (name === undefined) {
    problems.error(resolved.pointer, (t) => t.openapi.namelessParameter);
    return undefined;
  }
  if (place === 'cookie') {
    problems.warn(resolved.pointer, (t) => t.openapi.cookieParameter(name));
    return undefined;
  }
  if (place !== 'path' && place !== 'query' && place !== 'header') {
    problems.error(resolved.pointer, (t) => t.openapi.unknownPlace(name));
    return undefined;
  }
  const schema = child(resolved, 'schema');
  const description = textAt(resolved, 'description');
  const example = exampleOf(resolved);
  return {
    in: place,
    name,
    required: place === 'path' || resolved.value['required'] === true,
    schema: schema.value === undefined ? { type: 'any' } : context.schemas.compile(schema),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
    pointer: resolved.pointer,
  };
}

function exampleOf(parameter: Located): JsonScalar | undefined {
  const [named] = children(child(parameter, 'examples'));
  const example = property(parameter.value, 'example') ?? property(named?.[1].value, 'value');
  return example !== undefined && isScalar(example) ? example : undefined;
}

/** Every `{name}` in the path needs its parameter, and the reverse. */
function checkTemplate(
  { problems }: DocumentContext,
  parameters: Parameter[],
  operation: Located,
  path: string,
): void {
  const wanted = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  const given = parameters.filter((parameter) => parameter.in === 'path');
  for (const name of wanted) {
    if (given.some((parameter) => parameter.name === name)) continue;
    problems.error(operation.pointer, (t) => t.openapi.missingPathParameter(path, name));
  }
  for (const { name, pointer } of given) {
    if (!wanted.includes(name)) problems.error(pointer, (t) => t.openapi.strayPathParameter(path, name));
  }
}
