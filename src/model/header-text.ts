/** What an HTTP header can carry. */

/** RFC 9110, section 5.5: visible characters, spaces and tabs; anything else could start a header of its own. */
export function isHeaderText(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
