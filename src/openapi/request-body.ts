/** What an operation's request body may be (OpenAPI 3.0 section 4.7.13). */
import type { RequestBody, Schema } from '../model/command.ts';
import { isFormType, isJsonType } from '../model/media-type.ts';
import type { JsonObject } from '../model/json-object.ts';
import { readContent, refuseBadTypes, type MediaNode } from './content.ts';
import type { DocumentContext } from './context.ts';
import { child, type Located } from './json-pointer.ts';
import { proseAt } from './prose.ts';
import type { PlainSchema } from '../model/schema.ts';
import type { DocumentReader } from './reader.ts';

/** A request body as the document has it. */
export interface BodyNode {
  /** The request body object, references followed. */
  node: Located<JsonObject>;
  required: boolean;
  content: MediaNode[];
}

/** The body that an operation takes; undefined where it takes none. */
export function readRequestBody(
  { problems, references }: DocumentReader,
  operation: Located,
): BodyNode | undefined {
  const given = child(operation, 'requestBody');
  const node = given.value === undefined ? undefined : references.resolve(given);
  const stated = node?.value['required'];
  if (node && stated !== undefined && typeof stated !== 'boolean')
    problems.warn(`${node.pointer}/required`, (t) => t.openapi.notBoolean('required'));
  return node && { node, required: node.value['required'] === true, content: readContent(node) };
}

export function compileRequestBody(context: DocumentContext, operation: Located): RequestBody | undefined {
  const body = readRequestBody(context, operation);
  if (!body) return undefined;
  const { node, required } = body;
  const content = jsonFirst(body.content);
  const [first] = content;
  if (!first) {
    context.problems.error(node.pointer, (t) => t.openapi.bodyWithoutContent);
    return undefined;
  }
  refuseBadTypes(context, content);
  const schema = first.schema.value === undefined ? undefined : context.schemas.compile(first.schema);
  const kind = kindOf(context, first.contentType, schema);
  const plain = schema && context.schemas.resolve(schema);
  const description = proseAt(node, 'description');
  return {
    kind,
    required,
    contentTypes: content.map(({ contentType }) => contentType),
    requiredProperties: kind === 'object' && plain?.type === 'object' ? requiredOf(context, plain) : [],
    ...(schema && kind !== 'bytes' && { schema }),
    ...(description !== undefined && { description }),
  };
}

/** Forms have to be put together by the user. A body that may be JSON as well is JSON, which flags can fill. */
function jsonFirst(content: readonly MediaNode[]): readonly MediaNode[] {
  if (!isFormType(content[0]?.contentType)) return content;
  return content.toSorted((a, b) => Number(isJsonType(b.contentType)) - Number(isJsonType(a.contentType)));
}

/** What a request must hold: `readOnly` properties are required of answers alone. */
function requiredOf(context: DocumentContext, body: Extract<PlainSchema, { type: 'object' }>): string[] {
  const properties = new Map(body.properties?.map(({ name, schema }) => [name, schema]));
  return (body.required ?? []).filter((name) => {
    const schema = properties.get(name);
    return schema === undefined || context.schemas.resolve(schema).readOnly !== true;
  });
}

function kindOf(
  context: DocumentContext,
  contentType: string,
  schema: Schema | undefined,
): RequestBody['kind'] {
  if (!isJsonType(contentType)) return 'bytes';
  if (!schema) return 'json';
  const plain = context.schemas.resolve(schema);
  if (plain.type === 'string' && plain.format === 'binary') return 'bytes';
  return plain.type === 'object' ? 'object' : 'json';
}
