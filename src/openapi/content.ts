/** The media types of a request body or a response, in document order (OpenAPI 3.0 section 4.7.14). */
import { child, children, type Located } from './json-pointer.ts';

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
