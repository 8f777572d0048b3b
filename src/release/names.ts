/** What the files of a release are called. Whoever packs, installs and updates asks here. */

/** The list of the release's files with their checksums, as `sha256sum` writes it. */
export const checksumsFile = 'SHA256SUMS';

/** The folder at the top of an archive. @param target such as `linux-x64-musl` */
export function archiveFolder(version: string, target: string): string {
  return `soracom-${version}-${target}`;
}

/** The archive for a machine: a zip for Windows, which unpacks nothing else by itself. */
export function archiveFile(version: string, target: string): string {
  return `${archiveFolder(version, target)}${archiveExtension(target)}`;
}

/** The program's path in its archive. */
export function programInArchive(version: string, target: string): string {
  return `${archiveFolder(version, target)}/soracom${isWindows(target) ? '.exe' : ''}`;
}

/** The version that an archive's name says it holds; undefined for any other file. */
export function versionInName(file: string, target: string): string | undefined {
  const [start, end] = ['soracom-', `-${target}${archiveExtension(target)}`];
  if (!file.startsWith(start) || !file.endsWith(end)) return undefined;
  const version = file.slice(start.length, -end.length);
  return isVersion(version) ? version : undefined;
}

/** Whether a text is a version (Semantic Versioning 2.0.0, without build metadata), which no path can hide in. */
export function isVersion(text: string): boolean {
  return (
    /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/.test(text) &&
    text.length <= 64
  );
}

function archiveExtension(target: string): string {
  return isWindows(target) ? '.zip' : '.tar.gz';
}

function isWindows(target: string): boolean {
  return target.startsWith('windows-');
}
