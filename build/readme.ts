/** `npm run readme`: writes the tables of README and docs anew. Needs a build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTables, places } from './readme-tables.ts';

for (const [file, names] of Object.entries(places)) {
  const path = join(import.meta.dirname, '..', file);
  writeFileSync(path, fillTables(readFileSync(path, 'utf8'), names));
}
