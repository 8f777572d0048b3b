/**
 * How this program came to be on this machine, told by where it lies; each way has a command that updates it. This is
 * the one place that decides it.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { arch, execPath, platform, versions } from 'node:process';

/** Put in by the compiler of an executable: the machine that it is for, as release files name it. */
declare const soracomTarget: string | undefined;

/** The program as it lies there. */
export interface Program {
  /** The executable's file, or the folder of the program's code; links are followed. */
  path: string;
  /** Of an executable that brings its own runtime: the machine that it is for. */
  target?: string | undefined;
}

/** A way to install. */
export type InstallationKind =
  'executable' | 'deb' | 'npx' | 'project' | 'clone' | 'unknown' | (typeof places)[number]['kind'];

/** How the program was installed. */
export interface Installation extends Program {
  kind: InstallationKind;
  /** The command line that updates it, where there is one. */
  update: string | undefined;
}

/** Package managers keep what they install in folders of their own; the first match counts. */
const places = [
  { kind: 'homebrew', pattern: /\/Cellar\/soracom[^/]*\/[^/]+\//, update: 'brew upgrade soracom' },
  { kind: 'scoop', pattern: /\/scoop\/apps\/soracom[^/]*\//i, update: 'scoop update soracom' },
  {
    kind: 'mise',
    pattern: /\/mise\/installs\/[^/]*soracom[^/]*\//,
    update: 'mise upgrade github:soracom-cli-ts/soracom',
  },
  { kind: 'asdf', pattern: /\/\.?asdf\/installs\/soracom[^/]*\//, update: 'asdf install soracom latest' },
  { kind: 'aqua', pattern: /\/aquaproj-aqua\/pkgs\/(?:[^/]+\/)*soracom\/v/, update: 'aqua update' },
  { kind: 'pnpm', pattern: /\/pnpm\/global\//i, update: 'pnpm add --global soracom-cli@latest' },
  { kind: 'yarn', pattern: /\/yarn\/(?:data\/)?global\//i, update: 'yarn global add soracom-cli@latest' },
  {
    kind: 'bun',
    pattern: /\/\.bun\/install\/global\//,
    update: 'bun add --global soracom-cli@latest',
  },
  {
    kind: 'npm',
    // POSIX prefixes keep packages in lib; on Windows they lie in the prefix itself, which npm or Node.js gave its name.
    pattern: /\/(?:lib|npm|nodejs)\/node_modules\/soracom-cli\//,
    update: 'npm install --global soracom-cli@latest',
  },
] as const;

/** This program. */
export function findProgram(): Program {
  const target = typeof soracomTarget === 'string' ? soracomTarget : undefined;
  const path = target === undefined ? import.meta.dirname : execPath;
  return { path: followLinks(path), target };
}

/** What runs this program: `Node.js 20.20.2`. */
export function describeRuntime(): string {
  const bun = versions['bun'];
  return bun === undefined ? `Node.js ${versions.node}` : `Bun ${bun}`;
}

/** The machine, as release files name it. */
export function describePlatform({ target }: Pick<Program, 'target'>): string {
  const systems: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macos', win32: 'windows' };
  return target ?? `${systems[platform] ?? platform}-${arch}`;
}

/** @param debRecords where dpkg keeps the names of the files of each package */
export function findInstallation(
  { path, target }: Program = findProgram(),
  debRecords = '/var/lib/dpkg/info',
): Installation {
  const found = (kind: InstallationKind, update?: string): Installation => ({ kind, update, path, target });
  const slashed = `${path.replaceAll('\\', '/')}/`;
  const place = places.find(({ pattern }) => pattern.test(slashed));
  if (place !== undefined) return found(place.kind, place.update);
  if (target !== undefined) {
    if (isInDeb(path, debRecords)) return found('deb');
    return found('executable', 'soracom self-update');
  }
  if (slashed.includes('/_npx/')) return found('npx', 'npx soracom-cli@latest');
  if (slashed.includes('/node_modules/soracom-cli/'))
    return found('project', 'npm install soracom-cli@latest');
  // The program's code lies in dist, or is run from its source.
  const isClone = [dirname(path), dirname(dirname(path))].some((dir) =>
    existsSync(join(dir, 'bin/soracom.ts')),
  );
  return isClone ? found('clone', 'git pull && npm ci && npm run build') : found('unknown');
}

function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // An executable holds its code in a place that only it can see.
    return path;
  }
}

function isInDeb(path: string, debRecords: string): boolean {
  try {
    return readFileSync(join(debRecords, 'soracom.list'), 'utf8').split('\n').includes(path);
  } catch {
    return false;
  }
}
