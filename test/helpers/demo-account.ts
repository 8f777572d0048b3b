/** One demo account for a test file, and a record of the commands and flags that were tried on it. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ApiCommand, CommandNode, RootIndex, Shard } from '../../src/model/command.ts';
import { runChild } from './spawn-program.ts';

/** Runs demo commands and remembers which flags each of them was given. */
export interface DemoAccount {
  profileDir: string;
  /** Runs a command that must succeed; its output, empty where there is none. */
  call: (words: string, ...flags: string[]) => Promise<string>;
  /** Every command, and every flag of every command, that no call has used. */
  listUntried: () => string[];
}

/** Opens a fresh account. */
export function openDemoAccount(): DemoAccount {
  const profileDir = mkdtempSync(join(tmpdir(), 'soracom-demo-'));
  const tried = new Set<string>();
  return {
    profileDir,
    async call(words, ...flags) {
      const argv = [...words.split(' '), ...flags, '--profile', 'demo'];
      const { code, stdout, stderr } = await runChild(argv, { env: { SORACOM_PROFILE_DIR: profileDir } });
      expect({ code, stderr }, argv.join(' ')).toEqual({ code: 0, stderr: '' });
      tried.add(words);
      for (const flag of flags.filter((word) => word.startsWith('--'))) tried.add(`${words} ${flag}`);
      return stdout;
    },
    listUntried: () => listShipped().filter((entry) => !tried.has(entry)),
  };
}

/** `words` and `words --flag` for everything in the compiled index. */
export function listShipped(): string[] {
  return listCommands().flatMap(({ words, flags, body }) => {
    const typed = words.join(' ');
    const names = [...flags.map(({ name }) => name), ...(body === undefined ? [] : ['body'])];
    return [typed, ...names.map((name) => `${typed} --${name}`)];
  });
}

/** The API commands of the compiled index. */
export function listCommands(): ApiCommand[] {
  const root: RootIndex = readIndex('root.json');
  return root.groups.flatMap(({ shard }) => {
    const { node }: Shard = readIndex(shard);
    return listNode(node);
  });
}

function listNode({ command, children = [] }: CommandNode): ApiCommand[] {
  return [...(command === undefined ? [] : [command]), ...children.flatMap(listNode)];
}

function readIndex<T>(file: string): T {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../dist/index/en', file), 'utf8')) as T;
}
