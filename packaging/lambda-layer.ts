/** Makes the layer that brings the executable to AWS Lambda, whose functions find `/opt/bin` in their PATH. */
import { copyFile, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pack } from './archive.ts';
import { targets, type Target } from './targets.ts';

/** Lambda runs glibc on these processors. */
const machines: readonly string[] = ['linux-x64', 'linux-arm64'];

/** In bytes: what a function and its layers may weigh when they are unpacked. */
export const sizeLimit = 250 * 1024 * 1024;

/** What a layer is made of. */
export interface LayerIngredients {
  version: string;
  /** A name of the targets. */
  target: string;
  executable: string;
  /** Licences, which lie in the layer's `share/doc/soracom`. */
  licenses: readonly string[];
  /** The time of every file. */
  date: Date;
  /** The folder of the zip. */
  outDir: string;
}

/** Those of the targets that Lambda runs. */
export function findLambdaTargets(chosen: readonly Target[] = targets): Target[] {
  return chosen.filter(({ name }) => machines.includes(name));
}

/** @param target such as `linux-x64`: Linux is all that Lambda runs, so the name leaves it out */
export function lambdaLayerFile(version: string, target: string): string {
  return `soracom-${version}-lambda-layer-${target.replace('linux-', '')}.zip`;
}

/** @returns the path of the zip @throws Error where Lambda would not take it */
export async function makeLambdaLayer(ingredients: LayerIngredients): Promise<string> {
  const { version, target, executable, licenses, date, outDir } = ingredients;
  const folder = await mkdtemp(join(tmpdir(), 'soracom-layer-'));
  try {
    const docs = join(folder, 'share/doc/soracom');
    await mkdir(join(folder, 'bin'));
    await mkdir(docs, { recursive: true });
    await copyFile(executable, join(folder, 'bin/soracom'));
    for (const license of licenses) await copyFile(license, join(docs, basename(license)));
    const size = await measure(folder);
    if (size > sizeLimit)
      throw new Error(`The layer is ${size} bytes when unpacked; Lambda takes ${sizeLimit}.`);
    const outFile = join(outDir, lambdaLayerFile(version, target));
    await pack({ folder, isBare: true, outFile, date, executables: ['bin/soracom'] });
    return outFile;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
