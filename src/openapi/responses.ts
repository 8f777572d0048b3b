/** What a successful response carries (OpenAPI 3.0 section 4.7.16). */
import type { HttpMethod, ResponseModel } from '../model/command.ts';
import { isJsonType } from '../model/media-type.ts';
import type { DocumentContext } from './context.ts';
import { child, children, type Located } from './json-pointer.ts';

/** The first 2xx response, or `default` where there is none; a 204 and an answer to HEAD have no body. */
export function compileResponse(
  context: DocumentContext,
  operation: Located,
  method: HttpMethod,
): ResponseModel {
  const responses = children(child(operation, 'responses'));
  const success =
    responses.find(([status]) => /^2(\d\d|XX)$/i.test(status)) ??
    responses.find(([status]) => status === 'default');
  if (!success || success[0] === '204' || method === 'HEAD') return { kind: 'none' };
  const response = context.references.resolve(success[1]);
  const [first] = response ? children(child(response, 'content')) : [];
  if (!first) return { kind: 'none' };
  const [contentType, media] = first;
  if (!isJsonType(contentType)) return { kind: 'bytes', contentType };
  const node = child(media, 'schema');
  if (node.value === undefined) return { kind: 'json', contentType };
  const schema = context.schemas.compile(node);
  const plain = context.schemas.resolve(schema);
  const binary = plain.type === 'string' && plain.format === 'binary';
  return binary ? { kind: 'bytes', contentType } : { kind: 'json', contentType, schema };
}
