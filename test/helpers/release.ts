/** A release of a pretended version on a loopback server, laid out as the real ones are. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { pack } from '../../packaging/archive.ts';
import { archiveFile, archiveFolder, programInArchive } from '../../src/release/names.ts';
import { makeFolder } from './folder.ts';
import { serve } from './loopback.ts';

/** What is released. */
export interface Release {
  version: string;
  target: string;
  /** The program; a shell script that says its version unless given. */
  program?: string;
  /** Files beside it, by their paths. */
  beside?: Readonly<Record<string, string>>;
}

/** A server of one release, which is the latest. */
export interface ReleaseServer {
  /** What SORACOM_RELEASES_URL is set to. */
  base: string;
  /** Paths that were asked for. */
  asked: string[];
  /** What is answered, by file name; a test may change it. */
  files: Map<string, Buffer>;
  archive: string;
}

/** A program that says that it is soracom of a version. */
export function pretendedProgram(version: string): string {
  return `#!/bin/sh\necho "soracom ${version}"\n`;
}

/** @param answer takes over the answer to a file's request, where it returns true */
export async function serveRelease(
  release: Release,
  answer: (file: string, response: ServerResponse) => boolean = () => false,
): Promise<ReleaseServer> {
  const { version, target } = release;
  const archive = archiveFile(version, target);
  const bytes = await makeArchive(release);
  const files = new Map([
    [archive, bytes],
    ['SHA256SUMS', Buffer.from(`${hash(bytes)}  ${archive}\n`)],
  ]);
  const asked: string[] = [];
  const { origin } = await serve((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const [, file = ''] =
      new RegExp(`^/releases/(?:latest/download|download/v${version})/(.+)$`).exec(path) ?? [];
    if (answer(file, response)) return;
    const found = files.get(file);
    response.writeHead(found === undefined ? 404 : 200).end(found ?? 'Not Found');
  });
  return { base: `${origin}/releases`, asked, files, archive };
}

/** The checksum as SHA256SUMS has it. */
export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The bytes of an archive. */
export async function makeArchive({ version, target, program, beside = {} }: Release): Promise<Buffer> {
  const work = makeFolder();
  const path = join(work, programInArchive(version, target));
  mkdirSync(dirname(path));
  writeFileSync(path, program ?? pretendedProgram(version));
  const folder = join(work, archiveFolder(version, target));
  for (const [name, text] of Object.entries(beside)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const outFile = join(work, archiveFile(version, target));
  await pack({
    folder,
    outFile,
    date: new Date('2026-12-01T00:00:00Z'),
    executables: [path.slice(folder.length + 1)],
  });
  return readFileSync(outFile);
}

/** A program of a version at a path. */
export function putProgram(path: string, version: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pretendedProgram(version));
  chmodSync(path, 0o755);
}
