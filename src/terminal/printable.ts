/** Text from the API made safe to print: it can neither drive the terminal nor reorder what is read. */

/**
 * Control characters (C0, DEL, C1), bidirectional marks, embeddings, overrides and isolates (UAX 9), line and
 * paragraph separators, the byte order mark, and halves of surrogate pairs.
 */
const unsafe =
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** One line of text: line breaks and tabs become spaces, everything else that is unsafe its escape (`\u001b`). */
export function toPrintable(text: string): string {
  // most texts are plain ASCII, and this test is several times cheaper than the replacement
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replace(unsafe, escape);
}

/** Text in a format of its own: line breaks and tabs stay, everything else that is unsafe becomes its escape. */
export function escapeForTerminal(text: string): string {
  return text.replace(unsafe, (character) => ('\t\n'.includes(character) ? character : escape(character)));
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
