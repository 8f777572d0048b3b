/** The files of docs/reference, formatted as the rest of the project. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openShippedTree } from '../shipped-tree.ts';
import { gatherPages } from './gather.ts';
import { writeMarkdown } from './markdown.ts';

const root = join(import.meta.dirname, '../..');

/** @returns each file's text by its name @throws Error where nothing is built */
export async function writeReference(): Promise<Map<string, string>> {
  const files = writeMarkdown(await gatherPages(openShippedTree()));
  const options = { ...(await resolveConfig(join(root, 'package.json'))), parser: 'markdown' };
  const formatted = [...files].map(async ([file, text]): Promise<[string, string]> => {
    return [file, await format(text, options)];
  });
  return new Map(await Promise.all(formatted));
}
