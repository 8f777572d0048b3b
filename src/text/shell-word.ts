/** Words for a POSIX shell, in what is printed for people to copy. */

/** A text in single quotes, where the shell takes every character as it is. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** A text as one word: as it is where the shell leaves it alone, otherwise in quotes. */
export function toShellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quoteForShell(text);
}
