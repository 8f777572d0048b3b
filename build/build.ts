/** Builds dist/: the command index, and the program as minified CommonJS with lazily loaded chunks. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, bundleLoader } from './bundle.ts';
import { keepCode } from './code-cache.ts';
import { compileIndex } from './compile-index.ts';
import manifest from '../package.json' with { type: 'json' };
import { listBundledPackages, writeNotices } from './licenses.ts';
import { writeOverviews } from './overviews.ts';
import { describeBundle, sbomFile, writeSbom } from './sbom.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, 'dist');

await rm(outDir, { recursive: true, force: true });
const [metafile] = await Promise.all([
  bundle(root, outDir),
  compileIndex({ apiDir: join(root, 'commands/api'), outDir: join(outDir, 'index') }),
]);
await writeOverviews(join(outDir, 'index'));
const packages = await listBundledPackages(root, metafile);
await writeFile(join(outDir, 'third-party-licenses.txt'), writeNotices(packages));
await writeFile(join(outDir, sbomFile), writeSbom(describeBundle(manifest, packages)));

await bundleLoader(root, join(outDir, 'soracom.cjs'));
keepCode(root, outDir);
