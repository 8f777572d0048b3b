/** Reads the `Content-Type` of an answer (RFC 9110, section 8.3). */

/** True for JSON and every type built on it (RFC 6839, section 3.1); false where there is none. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^application\/([\w.+-]+\+)?json\b/i.test(contentType ?? '');
}
