/** Text from outside made safe to print: it can neither drive the terminal nor reorder what is read. */

/** Printable ASCII, and with it what text in a format of its own keeps: most texts hold nothing else. */
const plainLine = /^[ -~]*$/;
const plainText = /^[\t\n -~]*$/;

/** One line of text: line breaks and tabs become spaces, everything else that is unsafe its escape (`\u001b`). */
export function toPrintable(text: string): string {
  if (plainLine.test(text)) return text;
  return escapeForTerminal(text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' '));
}

/**
 * Text in a format of its own: line breaks and tabs stay, everything else that is unsafe becomes its escape. JSON
 * stays JSON, and means the same.
 */
export function escapeForTerminal(text: string): string {
  return plainText.test(text) ? text : escapeSuspects(text);
}

/** The patterns stand here because a pattern with classes of Unicode takes long to make, and few runs need one. */
function escapeSuspects(text: string): string {
  // Control characters (C0, DEL, C1), halves of surrogate pairs, line and paragraph separators, and the characters that
  // only format their surroundings (general category Cf: bidirectional controls, byte order mark, tags). The first
  // alternative is the flag of a region, a black flag with the region's name in tags.
  const suspects = /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
  // What of these stays: line breaks and tabs, flags, the joiner and the non-joiner, which emoji and many scripts are
  // written with, the soft hyphen, and the number signs of some scripts, which do show.
  const harmless =
    /^(?:[\t\n\u00ad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]|\u200c|\u200d|\u{1f3f4}.+)$/u;
  return text.replace(suspects, (found) => (harmless.test(found) ? found : escape(found)));
}

/** In the form of JSON: four digits for each UTF-16 unit. */
function escape(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
