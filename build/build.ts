/** Builds dist/: the command index, and the program as minified CommonJS with lazily loaded chunks. */
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { compileIndex } from './compile-index.ts';
import { collectLicenses } from './licenses.ts';
import { writeOverviews } from './overviews.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist');

await rm(outDir, { recursive: true, force: true });
const [metafile] = await Promise.all([
  bundle(root, outDir),
  compileIndex({ apiDir: join(root, 'commands/api'), outDir: join(outDir, 'index') }),
]);
await writeOverviews(join(outDir, 'index'));
await writeFile(join(outDir, 'third-party-licenses.txt'), await collectLicenses(root, metafile));

const entry = join(outDir, 'soracom.cjs');
await writeFile(entry, `#!/usr/bin/env node\n${await readFile(entry, 'utf8')}`);
await chmod(entry, 0o755);
