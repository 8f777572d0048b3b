/** What a successful response carries (OpenAPI 3.0 section 4.7.16). */
import type { DocumentedResponse, HttpMethod, ResponseModel } from '../model/command.ts';
import { property } from '../model/json-object.ts';
import { isJsonType } from '../model/media-type.ts';
import { toPrintable } from '../terminal/printable.ts';
import { readContent, refuseBadTypes, type MediaNode } from './content.ts';
import type { DocumentContext } from './context.ts';
import { child, children, type Located } from './json-pointer.ts';
import { lineAt } from './prose.ts';
import type { DocumentReader } from './reader.ts';

/** The response that an operation answers a success with. */
export interface SuccessNode {
  /** `200`, `2XX` or `default`. */
  status: string;
  /** Its first media type; undefined where it has no body. */
  content: MediaNode | undefined;
}

/**
 * The first 2xx response, or `default` where there is none; undefined where there is neither. A 204 and an answer to
 * HEAD have no body.
 */
export function readSuccess(
  reader: DocumentReader,
  operation: Located,
  method: HttpMethod,
): SuccessNode | undefined {
  const responses = children(child(operation, 'responses'));
  const success =
    responses.find(([status]) => /^2(\d\d|XX)$/i.test(status)) ??
    responses.find(([status]) => status === 'default');
  if (!success) return undefined;
  const [status, node] = success;
  const response = status === '204' || method === 'HEAD' ? undefined : reader.references.resolve(node);
  return { status, content: response && readContent(response)[0] };
}

export function compileResponse(
  context: DocumentContext,
  operation: Located,
  method: HttpMethod,
): ResponseModel {
  const content = readSuccess(context, operation, method)?.content;
  if (!content) return { kind: 'none' };
  const { contentType, schema: node } = content;
  refuseBadTypes(context, [content]);
  if (!isJsonType(contentType)) return { kind: 'bytes', contentType };
  if (node.value === undefined) return { kind: 'json', contentType };
  const schema = context.schemas.compile(node);
  const plain = context.schemas.resolve(schema);
  const binary = plain.type === 'string' && plain.format === 'binary';
  return binary ? { kind: 'bytes', contentType } : { kind: 'json', contentType, schema };
}

/** A longer example explains nothing, and every start of the command would read it. In characters of JSON. */
const longestExample = 2000;

/** What the document says of every response: its words, and the examples of what it carries. */
export function describeResponses(context: DocumentContext, operation: Located): DocumentedResponse[] {
  return children(child(operation, 'responses')).flatMap(([status, node]) => {
    const response = context.references.resolve(node);
    if (response === undefined || !/^([1-5](\d\d|XX)|default)$/i.test(status)) return [];
    const examples = readExamplesOf(readContent(response)[0]);
    const description = lineAt(response, 'description') ?? '';
    return description === '' && examples === undefined
      ? []
      : [{ status, description, ...(examples && { examples }) }];
  });
}

/** `example`, or the values of `examples` by their names (OpenAPI 3.0 section 4.7.14). */
function readExamplesOf(content: MediaNode | undefined): Record<string, unknown> | undefined {
  if (content === undefined || !isJsonType(content.contentType)) return undefined;
  const single = child(content.media, 'example').value;
  const named = children(child(content.media, 'examples')).map(
    ([name, { value }]) => [toPrintable(name), property(value, 'value')] as const,
  );
  const found = (single === undefined ? named : [['', single] as const]).filter(
    ([, value]) => value !== undefined && JSON.stringify(value).length <= longestExample,
  );
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
