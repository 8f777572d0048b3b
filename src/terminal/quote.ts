/** Writes texts as words of a shell: whatever they hold, no shell evaluates any of it. */

/** One word of bash or zsh. */
export function quotePosix(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** One word of fish, where a backslash counts in quotes, too. */
export function quoteFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

/** One string of PowerShell, to which typographic quotes are quotes as well. */
export function quotePowerShell(text: string): string {
  return `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
}
