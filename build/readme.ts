/** `npm run readme`: writes the tables of README and docs anew, and docs/reference. Needs a build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillTables, places } from './readme-tables.ts';
import { writeReference } from './reference/files.ts';

const root = join(import.meta.dirname, '..');

for (const [file, names] of Object.entries(places)) {
  const path = join(root, file);
  writeFileSync(path, fillTables(readFileSync(path, 'utf8'), names));
}

const folder = join(root, 'docs/reference');
// Emptied first, so that no page of a command that is gone stays behind.
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [file, text] of await writeReference()) await writeFile(join(folder, file), text);
