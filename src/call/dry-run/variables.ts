/** Places in a request that is shown where a shell variable goes, since nobody knows or may see the value. */
import { quotePosix } from '../../terminal/quote.ts';

/** No value that a user can type holds this character. */
const mark = '\0';

/** Stands for the variable until the request is written out. */
export function markVariable(name: string): string {
  return mark + name + mark;
}

/** The mark as it is in a header, in a URL, and in JSON. */
const marked = /(?:\0|%00|\\u0000)(SORACOM_[A-Z_]+)(?:\0|%00|\\u0000)/g;

/** What only the document has a name for. */
const documentNames: Readonly<Record<string, string>> = { SORACOM_OPERATOR_ID: '{operator_id}' };

/** Every mark as `$NAME`, or as the place in a path that it fills. */
export function nameVariables(text: string): string {
  return text.replaceAll(marked, (_whole, name: string) => documentNames[name] ?? `$${name}`);
}

/** One word of a POSIX shell, whatever the text holds; marks become variables that the shell fills in. */
export function quoteWord(text: string): string {
  // Split by a pattern with one group: what the group caught stands at the odd places.
  const parts = text.split(marked).map((part, index) => {
    if (index % 2 === 1) return `"$${part}"`;
    return part === '' ? '' : quotePosix(part);
  });
  return parts.join('') || "''";
}
