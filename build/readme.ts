/** `npm run readme`: writes the README's tables anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillTables } from './readme-tables.ts';

const path = join(import.meta.dirname, '../README.md');
writeFileSync(path, fillTables(readFileSync(path, 'utf8')));
