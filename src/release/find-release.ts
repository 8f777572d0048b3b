/** Finds a release, and fetches its archive: nothing of it is used before its checksum is right. */
import { createHash } from 'node:crypto';
import { failureOf, NetworkError, UnexpectedError } from '../errors.ts';
import { readBytes } from '../http/body.ts';
import type { Download } from '../http/download.ts';
import { readChecksums } from './checksums.ts';
import { checksumsFile, versionInName } from './names.ts';
import type { ReleaseAddress } from './releases.ts';

/** A release's archive for one machine. */
export interface Release {
  version: string;
  file: string;
  /** In hexadecimal, in lower case. */
  sha256: string;
}

/** Opens an address. @throws NetworkError */
export type OpenAddress = (address: string) => Promise<Download>;

/** Bytes that a list of checksums, and an archive, may have. */
const mostOfChecksums = 1_000_000;
const mostOfArchive = 256_000_000;

/**
 * Asks for the checksums of a release, whose names say its version.
 *
 * @param target the machine, such as `linux-x64`
 * @param wanted the version; the latest one unless given
 * @throws ApiError, NetworkError where there is no such release, or nobody answers
 * @throws UnexpectedError where it has nothing for the machine
 */
export async function findRelease(
  addressOf: ReleaseAddress,
  target: string,
  open: OpenAddress,
  wanted?: string,
): Promise<Release> {
  const url = addressOf(checksumsFile, wanted);
  const { body } = await open(url.href).catch((error: unknown) => {
    if (wanted === undefined || !(error instanceof NetworkError) || error.details.status !== 404) throw error;
    throw failureOf(404, (t) => t.release.noVersion(wanted, url.origin));
  });
  const text = Buffer.concat(await readBytes(body, mostOfChecksums)).toString('utf8');
  const found = [...readList(text, url)].flatMap(([file, sha256]): Release[] => {
    const version = versionInName(file, target);
    return version === undefined ? [] : [{ version, file, sha256 }];
  });
  const [release] = found;
  if (release === undefined) throw new UnexpectedError((t) => t.release.nothingFor(target));
  if (found.length > 1 || (wanted !== undefined && release.version !== wanted)) {
    throw new UnexpectedError((t) => t.release.badChecksums(url.href));
  }
  return release;
}

function readList(text: string, { href }: URL): Map<string, string> {
  try {
    return readChecksums(text);
  } catch (error) {
    throw new UnexpectedError((t) => t.release.badChecksums(href), { cause: error });
  }
}

/** Fetches the archive. @throws NetworkError where it is not the file that was released */
export async function fetchArchive(
  { file, sha256, version }: Release,
  addressOf: ReleaseAddress,
  open: OpenAddress,
): Promise<Uint8Array> {
  // By its version: the latest release may be another one by now.
  const { body } = await open(addressOf(file, version).href);
  const bytes = Buffer.concat(await readBytes(body, mostOfArchive));
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw new NetworkError((t) => t.release.wrongChecksum(file));
}
