/** Writes texts as words of a shell, where no shell evaluates any of what they hold, and reads such words. */

/** One word of bash or zsh. */
export function quotePosix(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** One word of bash or zsh: as it is where they leave it alone, otherwise in quotes. */
export function toPosixWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quotePosix(text);
}

/** One word of fish, where a backslash counts in quotes, too. */
export function quoteFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

/** One string of PowerShell, to which typographic quotes are quotes as well. */
export function quotePowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** The words of a command line, by POSIX's quotes; undefined where a quote is never closed. */
export async function splitWords(command: string): Promise<string[] | undefined> {
  const { split } = await import('shlex');
  try {
    return split(command);
  } catch {
    return undefined;
  }
}
