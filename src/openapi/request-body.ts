/** What an operation's request body may be (OpenAPI 3.0 section 4.7.13). */
import type { RequestBody, Schema } from '../model/command.ts';
import type { DocumentContext } from './context.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import type { PlainSchema } from '../model/schema.ts';

export function compileRequestBody(context: DocumentContext, operation: Located): RequestBody | undefined {
  const node = child(operation, 'requestBody');
  const resolved = node.value === undefined ? undefined : context.references.resolve(node);
  if (!resolved) return undefined;
  const content = children(child(resolved, 'content'));
  const [first] = content;
  if (!first) {
    context.problems.error(resolved.pointer, (t) => t.openapi.bodyWithoutContent);
    return undefined;
  }
  const [contentType, media] = first;
  const mediaSchema = child(media, 'schema');
  const schema = mediaSchema.value === undefined ? undefined : context.schemas.compile(mediaSchema);
  const kind = kindOf(context, contentType, schema);
  const plain = schema && context.schemas.resolve(schema);
  const description = textAt(resolved, 'description');
  return {
    kind,
    required: resolved.value['required'] === true,
    contentTypes: content.map(([type]) => type),
    requiredProperties: kind === 'object' && plain?.type === 'object' ? requiredOf(context, plain) : [],
    ...(schema && kind !== 'bytes' && { schema }),
    ...(description !== undefined && { description }),
  };
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

/** Whether a media type holds JSON (RFC 8259), or a format built on it (RFC 6839 section 3.1). */
export function isJsonType(contentType: string): boolean {
  return /^application\/([^;\s]+\+)?json\s*(;|$)/i.test(contentType);
}
