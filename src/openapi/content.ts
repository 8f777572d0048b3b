/** The media types of a request body or a response, in document order (OpenAPI 3.0 section 4.7.14). */
import { isHeaderText } from '../model/http.ts';
import { child, children, type Located } from './json-pointer.ts';
import { isPrintable } from './prose.ts';
import type { DocumentReader } from './reader.ts';

/** One entry of `content`. */
export interface MediaNode {
  contentType: string;
  /** The media type object. */
  media: Located;
  /** Its schema; the value is undefined where there is none. */
  schema: Located;
}

/** @param owner a request body or response object, references followed */
export function readContent(owner: Located): MediaNode[] {
  return children(child(owner, 'content')).map(([contentType, media]) => {
    return { contentType, media, schema: child(media, 'schema') };
  });
}

/** A media type goes out in a header, where anything but plain text could start another one. */
export function refuseBadTypes({ problems }: DocumentReader, content: readonly MediaNode[]): void {
  for (const { contentType, media } of content) {
    if (isHeaderText(contentType) && isPrintable(contentType)) continue;
    problems.error(media.pointer, (t) => t.openapi.unsafeName(contentType));
  }
}
