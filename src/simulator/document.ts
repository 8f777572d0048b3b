/** Reads OpenAPI documents as far as a server needs them: what each operation asks for and answers. */
import type { CredentialNeed, HttpMethod } from '../model/command.ts';
import type { JsonObject } from '../model/json-object.ts';
import { isJsonType } from '../model/media-type.ts';
import type { MediaNode } from '../openapi/content.ts';
import type { Located } from '../openapi/json-pointer.ts';
import { operationIdOf, operationSites, type OperationSite } from '../openapi/operation-site.ts';
import { readParameters, type ParameterPlace } from '../openapi/parameters.ts';
import { openReader, type DocumentReader } from '../openapi/reader.ts';
import type { References } from '../openapi/reference.ts';
import { readRequestBody } from '../openapi/request-body.ts';
import { readSuccess } from '../openapi/responses.ts';
import { readCredentialNeed } from '../openapi/security.ts';
import { readBasePath } from '../openapi/servers.ts';

/** A parameter of an operation, references followed. */
export interface Parameter {
  in: ParameterPlace;
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
  credentials: CredentialNeed;
  parameters: readonly Parameter[];
  /** The JSON body asked for; undefined where there is none or it is not JSON. */
  jsonBody: { required: boolean; schema: Located } | undefined;
  /** The first 2xx response. */
  success: { status: number; content: MediaNode | undefined };
  /** The document that it stands in, as parsed JSON. */
  document: JsonObject;
  references: References;
}

/** Every operation of a whole OpenAPI 3.0 or 3.1 document, annotated or not, in document order. */
export function listOperations(document: JsonObject): Operation[] {
  const reader = openReader(document);
  return operationSites(reader).map((site) => readOperation(reader, site));
}

function readOperation(reader: DocumentReader, site: OperationSite): Operation {
  const { method, path: template, operation } = site;
  return {
    key: `${method} ${template}`,
    operationId: operationIdOf(site),
    method,
    template,
    basePath: readBasePath(reader, site),
    credentials: readCredentialNeed(reader, operation),
    parameters: readParameters(reader, site).map(({ in: place, name, required, schema }) => {
      return { in: place, name, required, schema: readSchema(reader, schema) };
    }),
    jsonBody: readJsonBody(reader, operation),
    success: readSuccessStatus(reader, site),
    document: reader.root.value,
    references: reader.references,
  };
}

/** The schema that a node stands for; an empty one, which any value fits, where there is none. */
export function readSchema({ references }: { references: References }, node: Located): JsonObject {
  return (node.value === undefined ? undefined : references.resolve(node)?.value) ?? {};
}

function readJsonBody(reader: DocumentReader, operation: Located): Operation['jsonBody'] {
  const body = readRequestBody(reader, operation);
  const media = body?.content.find(({ contentType }) => isJsonType(contentType));
  return body && media && { required: body.required, schema: media.schema };
}

/** A document that promises no success at all is taken for one that promises a 200 without a body. */
function readSuccessStatus(
  reader: DocumentReader,
  { operation, method }: OperationSite,
): Operation['success'] {
  const success = readSuccess(reader, operation, method);
  const code = success?.status ?? '';
  return { status: /^\d+$/.test(code) ? Number(code) : 200, content: success?.content };
}
