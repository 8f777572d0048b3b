/** The shells that can complete, and the scripts that make them do so. */
import { readStateFile } from '../definitions/state.ts';
import { definitionsDir } from '../definitions/paths.ts';
import type { CommandContext } from '../command/command.ts';
import { version } from '../version.ts';
import type { ScriptInput } from './shells/script.ts';
import { listWords } from './word-tree.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof shells)[number];

/** The shell that a path or a name means: `/bin/zsh`, `pwsh`, `-bash`. */
export function shellOf(path: string): Shell | undefined {
  const name = (path.split(/[\\/]/).at(-1) ?? '').replace(/^-|\.exe$/gi, '').toLowerCase();
  return name === 'pwsh' ? 'powershell' : shells.find((shell) => shell === name);
}

/** The script of a shell for the commands in force, in the run's language. */
export async function writeScript(
  shell: Shell,
  { tree, text, profileDir }: Pick<CommandContext, 'tree' | 'text' | 'profileDir'>,
): Promise<string> {
  const input: ScriptInput = { tree: await listWords(tree, text), indexKey: indexKeyOf(profileDir), version };
  switch (shell) {
    case 'bash':
      return (await import('./shells/bash.ts')).writeBash(input);
    case 'zsh':
      return (await import('./shells/zsh.ts')).writeZsh(input);
    case 'fish':
      return (await import('./shells/fish.ts')).writeFish(input);
    case 'powershell':
      return (await import('./shells/powershell.ts')).writePowerShell(input);
  }
}

/** What the scripts find in the record of the user's documents: it changes with every one of them. */
function indexKeyOf(profileDir: string): string {
  try {
    return readStateFile(definitionsDir(profileDir))?.index?.key ?? '';
  } catch {
    return '';
  }
}
