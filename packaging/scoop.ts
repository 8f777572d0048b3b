/** Writes the Scoop manifest of a release. Scoop's tools can make the next one from it. */
import { archiveFile, archiveFolder, checksumsFile } from '../src/release/names.ts';
import { checksumOf } from './checksums.ts';
import { linkToFile, type Project } from './links.ts';

const target = 'windows-x64';

/**
 * @param sums checksums by file name, as SHA256SUMS has them
 * @throws Error where the archive has no checksum
 */
export function writeScoopManifest(project: Project, sums: ReadonlyMap<string, string>): string {
  const { version, license, url } = project;
  const archive = (number: string): { url: string; extract_dir: string } => ({
    url: linkToFile(project, number, archiveFile(number, target)),
    extract_dir: archiveFolder(number, target),
  });
  const manifest = {
    version,
    description: 'Command line for the Soracom API, with a demo that needs no account',
    homepage: url,
    license,
    architecture: {
      '64bit': { ...archive(version), hash: checksumOf(sums, archiveFile(version, target)) },
    },
    bin: 'soracom.exe',
    checkver: { github: url },
    autoupdate: {
      architecture: { '64bit': archive('$version') },
      hash: { url: `$baseurl/${checksumsFile}` },
    },
  };
  return `${JSON.stringify(manifest, null, 4)}\n`;
}
