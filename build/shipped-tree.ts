/** The commands that the program is shipped with, in English, for whatever is written about them. */
import { join } from 'node:path';
import { catalogue } from '../commands/index.ts';
import { growTree } from '../src/catalogue/tree.ts';
import type { CommandTree } from '../src/command/command.ts';
import { openIndex } from '../src/definitions/index-reader.ts';
import { en } from '../src/text/en.ts';

/** Needs a build. */
export function openShippedTree(): CommandTree {
  return growTree(openIndex(join(import.meta.dirname, '../dist/index/en')), catalogue, en);
}
