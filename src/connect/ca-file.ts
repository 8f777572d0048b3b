/** The certificates that `--ca-file` adds. Loaded only where it is given. */
import { decodeText } from '../files/decode-text.ts';
import { readInput } from '../files/read-input.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import type { GlobalName } from '../command/global-flags.ts';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/** More than all the authorities in the world take, in bytes. */
const mostOfCertificates = 16 * 1024 * 1024;

/**
 * Node's own certificates, those of NODE_EXTRA_CA_CERTS, and the file's: a list that is given replaces all that Node
 * would trust otherwise.
 *
 * @throws UsageError where the file can't be read or holds no certificate
 */
export async function readCertificates(
  file: string,
  { cwd, env, signal }: Pick<Io, 'cwd' | 'env' | 'signal'>,
): Promise<string[]> {
  const path = resolve(cwd, file);
  const options = { flag: 'ca-file' satisfies GlobalName, shown: file, most: mostOfCertificates, signal };
  const text = decodeText(await readInput(path, options));
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError((t) => t.wire.caEmpty(file));
  return [...rootCertificates, ...readExtra(env['NODE_EXTRA_CA_CERTS']), text];
}

/** Node itself only warns about a file that it can't read. */
function readExtra(file: string | undefined): string[] {
  if (!file) return [];
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}
