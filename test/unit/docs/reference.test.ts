/** docs/reference says what the program's help says, and its links lead somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeReference } from '../../../build/reference/files.ts';
import { openShippedTree } from '../../../build/shipped-tree.ts';
import { listCommands } from '../../../src/catalogue/list-commands.ts';

const folder = join(import.meta.dirname, '../../../docs/reference');

let files: Map<string, string>;

beforeAll(async () => {
  files = await writeReference();
});

describe('docs/reference', () => {
  it('is as the program is (npm run readme writes it)', () => {
    const kept = readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
    expect(new Map(kept)).toEqual(files);
  });

  it('has a heading and a line in the index for every command', () => {
    const index = files.get('README.md');
    const pages = [...files.values()].join('\n');
    for (const { words } of listCommands(openShippedTree())) {
      const title = `soracom ${words.join(' ')}`;
      expect(index).toContain(`[\`${title}\`](`);
      expect(pages).toMatch(new RegExp(`^#{1,2} ${title}$`, 'm'));
    }
  });

  it('links to headings that exist', () => {
    const places = [...files].flatMap(([file, text]) => {
      const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
      return [file, ...headings.map((heading) => `${file}#${heading.toLowerCase().replaceAll(' ', '-')}`)];
    });
    const links = [...files.values()].flatMap((text) =>
      [...text.matchAll(/\]\(([\w-]+\.md(?:#[\w-]+)?)\)/g)].map(([, link]) => link),
    );
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link = '') => !places.includes(link))).toEqual([]);
  });
});
