/** Bundles the program into chunks that load when they are needed, and the file that Node is started with. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build, transform, type BuildOptions, type Metafile } from 'esbuild';
import { finishChunk } from './chunk.ts';
import {
  bundleDeferred,
  deferModules,
  measureTables,
  pickManifest,
  withoutChildProcess,
} from './packages.ts';
import { joinTiers } from './tiers.ts';
import { checkCircles, checkWeight, entryPoint } from './weight.ts';

/** The lowest Node that we support. */
const target = 'node20.18';

/**
 * Writes `main.cjs` and its chunks to `outDir`.
 *
 * @throws Error when a heavy package would be loaded at start-up, or chunks need each other
 */
export async function bundle(root: string, outDir: string): Promise<Metafile> {
  const options = {
    absWorkingDir: root,
    entryPoints: { main: entryPoint },
    outdir: outDir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    define: { 'import.meta.dirname': '__dirname' },
    metafile: true,
    write: false,
    logLevel: 'error',
  } satisfies BuildOptions;

  const packages = [measureTables(root), deferModules(root), pickManifest(root), withoutChildProcess];
  const survey = await build({ ...options, plugins: packages });
  const plugins = [joinTiers(root, survey.metafile), ...packages];
  const { outputFiles, metafile } = await build({ ...options, plugins });
  checkWeight(metafile);
  checkCircles(metafile);
  const deferred = await bundleDeferred(root, outDir, target);

  await mkdir(outDir, { recursive: true });
  await Promise.all(
    [...outputFiles, ...deferred.outputFiles].map(async ({ path, text }) => {
      await writeFile(join(outDir, basename(path)), await finishChunk(text, target), 'ascii');
    }),
  );
  return { inputs: { ...metafile.inputs, ...deferred.metafile.inputs }, outputs: metafile.outputs };
}

/** Writes the file that Node is started with. */
export async function bundleLoader(root: string, outFile: string): Promise<void> {
  const source = await readFile(join(root, 'bin/loader.ts'), 'utf8');
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
  });
  await writeFile(outFile, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
}
