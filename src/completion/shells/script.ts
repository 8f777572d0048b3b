/** What the scripts of all shells are made from. */
import type { WordTree } from '../word-tree.ts';

/** What a script holds besides its own logic. */
export interface ScriptInput {
  tree: WordTree;
  /** The key of the index that the tree was read from; empty for the shipped one. */
  indexKey: string;
  version: string;
}

/**
 * A script as a template, in which a backslash counts only before `${` and a backtick: shells need backslashes
 * themselves.
 */
export function script(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const texts = parts.raw.map((part) => part.replaceAll(/\\(\$\{|`)/g, '$1'));
  return texts.map((text, at) => text + (values[at] ?? '')).join('');
}

/** The first line of every script; `uninstall` knows our files by it. */
export function headerLine(shell: string, version: string): string {
  return `# Completion of soracom for ${shell}, written by "soracom completion ${shell}" (version ${version}).`;
}
