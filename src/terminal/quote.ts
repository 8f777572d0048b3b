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

/** A word of the shell that hints are pasted into: PowerShell on Windows, a POSIX shell elsewhere. */
export function toShellWord(text: string, platform: NodeJS.Platform): string {
  return platform === 'win32' ? toPowerShellWord(text) : toPosixWord(text);
}

/** One word of PowerShell: as it is where it leaves it alone, otherwise in quotes. */
function toPowerShellWord(text: string): string {
  return /^[\w./:\\-]+$/.test(text) ? text : quotePowerShell(text);
}

/** The words of a command line, by the quotes of POSIX, or of Windows there; undefined where a quote is never closed. */
export async function splitWords(command: string, platform: NodeJS.Platform): Promise<string[] | undefined> {
  if (platform === 'win32') {
    const { splitWindowsWords } = await import('./windows-command.ts');
    return splitWindowsWords(command);
  }
  const { split } = await import('shlex');
  try {
    return split(command);
  } catch {
    return undefined;
  }
}
