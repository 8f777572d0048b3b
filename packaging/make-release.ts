/** Makes the folder of a release's files from executables: all of it, or nothing. */
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sbomFile } from '../build/sbom.ts';
import { archiveFile, archiveFolder, programInArchive } from '../src/release/names.ts';
import { version } from '../src/version.ts';
import { pack } from './archive.ts';
import { hashFiles, writeChecksums } from './checksums.ts';
import { legalFiles, writeContents } from './contents.ts';
import { architectures, debFile, makeDeb } from './deb.ts';
import { writeFormula } from './formula.ts';
import { findLambdaTargets, makeLambdaLayer } from './lambda-layer.ts';
import { readProject } from './links.ts';
import { outDir } from './make-executables.ts';
import { readReleaseDate } from './release-date.ts';
import { writeExecutableSbom } from './sbom.ts';
import { writeScoopManifest } from './scoop.ts';
import { executableFile, targets as everyTarget, type Target } from './targets.ts';

const root = join(import.meta.dirname, '..');

/** Every file in here belongs to the release. */
export const releaseDir = join(outDir, 'release');

/** @returns the paths of the release's files @throws Error where one can't be made; an earlier release stays then */
export async function makeRelease(targets: readonly Target[]): Promise<string[]> {
  const date = await readReleaseDate();
  await mkdir(outDir, { recursive: true });
  const draft = await mkdtemp(join(outDir, '.release-'));
  try {
    for (const target of targets) {
      await makeArchive(target, date, draft);
      await makeDebianPackage(target, date, draft);
    }
    for (const target of findLambdaTargets(targets)) await makeLayer(target, date, draft);
    await writeFile(join(draft, `soracom-${version}.${sbomFile}`), await writeExecutableSbom(date));
    await copyFile(join(import.meta.dirname, 'install.sh'), join(draft, 'install.sh'));
    if (targets.length === everyTarget.length) await writeManifests(draft);
    await writeChecksums(draft);
    await chmod(draft, 0o755);
    await rm(releaseDir, { recursive: true, force: true });
    await rename(draft, releaseDir);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return (await readdir(releaseDir)).toSorted().map((name) => join(releaseDir, name));
}

async function makeArchive(target: Target, date: Date, draft: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'soracom-archive-'));
  try {
    const folder = join(work, archiveFolder(version, target.name));
    await mkdir(folder);
    await writeContents(folder);
    await copyFile(join(root, 'README.md'), join(folder, 'README.md'));
    const program = join(work, programInArchive(version, target.name));
    await copyFile(join(outDir, executableFile(target)), program);
    const outFile = join(draft, archiveFile(version, target.name));
    await pack({ folder, outFile, date, executables: [basename(program)] });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** For the machines that Debian knows. */
async function makeDebianPackage(target: Target, date: Date, draft: string): Promise<void> {
  const architecture = architectures[target.name];
  if (architecture === undefined) return;
  const executable = join(outDir, executableFile(target));
  await makeDeb({ target, executable, outFile: join(draft, debFile(version, architecture)), date });
}

async function makeLayer(target: Target, date: Date, draft: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'soracom-layer-'));
  try {
    await writeContents(work);
    const licenses = legalFiles.map((name) => join(work, name));
    const executable = join(outDir, executableFile(target));
    await makeLambdaLayer({ version, target: target.name, executable, licenses, date, outDir: draft });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What package managers read: it holds the checksums of what they install. */
async function writeManifests(draft: string): Promise<void> {
  const sums = await hashFiles(draft);
  await writeFile(join(draft, 'soracom.rb'), writeFormula(readProject(), sums));
  await writeFile(join(draft, 'soracom.json'), writeScoopManifest(readProject(), sums));
}
