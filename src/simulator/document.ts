/** Reads OpenAPI 3 documents as far as a server needs them: operations, security, references. */
import type { HttpMethod } from '../model/command.ts';
import { isJsonType } from '../model/media-type.ts';
import { arrayAt, isObject, objectAt, stringAt, type JsonObject } from '../model/json-object.ts';

/** A whole OpenAPI 3.0 or 3.1 document as parsed JSON. */
export type OpenApiDocument = JsonObject;

/** A parameter of an operation, references followed. */
export interface Parameter {
  in: string;
  name: string;
  required: boolean;
  schema: JsonObject;
}

/** One operation, ready to be routed to. */
export interface Operation {
  /** `METHOD /template`, below the base path: the key of the hand-written answers. */
  key: string;
  operationId: string;
  method: HttpMethod;
  /** The path template below the base path: `/bills/{yyyyMM}`. */
  template: string;
  /** From the document's `servers`: `/v1`, or the empty string. */
  basePath: string;
  authenticated: boolean;
  parameters: readonly Parameter[];
  /** The JSON body asked for; undefined where there is none or it is not JSON. */
  jsonBody: { required: boolean; schema: JsonObject; pointer: string } | undefined;
  /** The first 2xx response. */
  success: { status: number; contentType: string | undefined; media: JsonObject };
  document: OpenApiDocument;
}

const methods: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every operation of a document, annotated or not, in document order. */
export function listOperations(document: OpenApiDocument): Operation[] {
  const basePath = findBasePath(document);
  return Object.keys(objectAt(document, 'paths')).flatMap((template) => {
    const item = objectAt(objectAt(document, 'paths'), template);
    return methods.flatMap((method) => {
      const operation = item[method.toLowerCase()];
      return isObject(operation)
        ? [readOperation(document, basePath, template, item, method, operation)]
        : [];
    });
  });
}

/**
 * Follows local references (`#/components/…`) until something else is reached; an external or broken reference
 * yields an empty object.
 */
export function resolve(document: OpenApiDocument, value: unknown): JsonObject {
  let current = value;
  // A reference that points at itself ends here instead of looping.
  for (let hops = 0; hops < 32; hops += 1) {
    const reference = stringAt(current, '$ref');
    if (reference === undefined) return isObject(current) ? current : {};
    current = lookUp(document, reference);
  }
  return {};
}

function lookUp(document: OpenApiDocument, reference: string): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map(decodePointer)
    .reduce<unknown>((node, step) => (isObject(node) ? node[step] : undefined), document);
}

function readOperation(
  document: OpenApiDocument,
  basePath: string,
  template: string,
  item: JsonObject,
  method: HttpMethod,
  operation: JsonObject,
): Operation {
  const key = `${method} ${template}`;
  const security = Array.isArray(operation['security'])
    ? operation['security']
    : arrayAt(document, 'security');
  return {
    key,
    operationId: stringAt(operation, 'operationId') ?? key,
    method,
    template,
    basePath,
    // An empty requirement among several makes credentials optional (OpenAPI 3.0.3, security requirement object).
    authenticated:
      security.length > 0 && security.every((entry) => isObject(entry) && Object.keys(entry).length > 0),
    parameters: readParameters(document, item, operation),
    jsonBody: readJsonBody(document, template, method, operation),
    success: readSuccess(document, operation),
    document,
  };
}

/** Path-level parameters count unless the operation has its own of that place and name. */
function readParameters(document: OpenApiDocument, item: JsonObject, operation: JsonObject): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const entry of [...arrayAt(item, 'parameters'), ...arrayAt(operation, 'parameters')]) {
    const parameter = resolve(document, entry);
    const place = stringAt(parameter, 'in') ?? 'query';
    const name = stringAt(parameter, 'name') ?? '';
    found.set(`${place} ${name}`, {
      in: place,
      name,
      required: place === 'path' || parameter['required'] === true,
      schema: resolve(document, parameter['schema']),
    });
  }
  return [...found.values()];
}

function readJsonBody(
  document: OpenApiDocument,
  template: string,
  method: HttpMethod,
  operation: JsonObject,
) {
  const reference = stringAt(operation['requestBody'], '$ref');
  const body = resolve(document, operation['requestBody']);
  const type = Object.keys(objectAt(body, 'content')).find(isJsonType);
  if (type === undefined) return undefined;
  const path = template.replaceAll('~', '~0').replaceAll('/', '~1');
  const holder = reference ?? `#/paths/${encodePointer(path)}/${method.toLowerCase()}/requestBody`;
  return {
    required: body['required'] === true,
    schema: objectAt(objectAt(objectAt(body, 'content'), type), 'schema'),
    pointer: `${holder}/content/${encodePointer(type.replaceAll('/', '~1'))}/schema`,
  };
}

/** @returns the step as it stands where its percent signs encode nothing */
function decodePointer(step: string): string {
  const plain = /%(?![0-9a-f]{2})/i.test(step) ? step : decodeURIComponent(step);
  return plain.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** In a URI fragment braces are percent-encoded (RFC 6901, section 6). */
function encodePointer(step: string): string {
  return encodeURIComponent(step);
}

function readSuccess(document: OpenApiDocument, operation: JsonObject): Operation['success'] {
  const responses = objectAt(operation, 'responses');
  const code = Object.keys(responses).find((name) => /^2(\d\d|XX)$/i.test(name)) ?? 'default';
  const content = objectAt(resolve(document, responses[code]), 'content');
  const types = Object.keys(content);
  const contentType = types.find(isJsonType) ?? types[0];
  return {
    status: /^\d+$/.test(code) ? Number(code) : 200,
    contentType,
    media: contentType === undefined ? {} : objectAt(content, contentType),
  };
}

function findBasePath(document: OpenApiDocument): string {
  const url = stringAt(arrayAt(document, 'servers')[0], 'url') ?? '';
  const path = url.replace(/^[a-z][a-z+.-]*:\/\/[^/]*/i, '');
  return path.replace(/\/+$/, '');
}
