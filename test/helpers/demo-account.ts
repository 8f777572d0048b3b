/** One demo account for a test file, and a record of the commands and flags that were tried on it. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { openIndex } from '../../src/definitions/index-reader.ts';
import type { ApiCommand } from '../../src/model/command.ts';
import { commandsOf } from '../../src/openapi/tree.ts';
import { makeFolder } from './folder.ts';
import { callProgram } from './program.ts';

/** Runs demo commands and remembers which flags each of them was given. */
export interface DemoAccount {
  profileDir: string;
  /** Runs a command with these flags. It must succeed; its output, empty where there is none. */
  call: (words: string, flags?: Readonly<Record<string, string>>) => Promise<string>;
  /** Every command, and every flag of every command, that no call has used. */
  listUntried: () => string[];
}

/** Opens a fresh account. */
export function openDemoAccount(): DemoAccount {
  const profileDir = makeFolder();
  const tried = new Set<string>();
  return {
    profileDir,
    async call(words, flags = {}) {
      const typed = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
      const argv = [...words.split(' '), ...typed, '--profile', 'demo'];
      const { code, stdout, stderr } = await callProgram(argv, { env: { SORACOM_PROFILE_DIR: profileDir } });
      expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' });
      tried.add(words);
      for (const name of Object.keys(flags)) tried.add(`${words} --${name}`);
      return stdout;
    },
    listUntried: () => listShipped().filter((entry) => !tried.has(entry)),
  };
}

/** `words` and `words --flag` for everything in the compiled index. */
function listShipped(): string[] {
  return listCommands().flatMap(({ words, flags, body }) => {
    const typed = words.join(' ');
    const names = [...flags.map(({ name }) => name), ...(body === undefined ? [] : ['body'])];
    return [typed, ...names.map((name) => `${typed} --${name}`)];
  });
}

/** The API commands of the compiled index. */
export function listCommands(): ApiCommand[] {
  const index = openIndex(join(import.meta.dirname, '../../dist/index/en'));
  return index.readRoot().groups.flatMap(({ shard }) => commandsOf(index.readShard(shard).node));
}
