/** The certificates that `--ca-file` adds. Loaded only where it is given. */
import { codeOf } from '../files/errno.ts';
import { readBoundedAt } from '../files/read-bounded.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rootCertificates } from 'node:tls';
import { UsageError } from '../errors.ts';
import type { Io } from '../io.ts';

/** All the authorities that a system trusts take a quarter of a megabyte. In bytes. */
const mostOfCertificates = 16_777_216;

/**
 * Node's own certificates, those of NODE_EXTRA_CA_CERTS, and the file's: a list that is given replaces all that Node
 * would trust otherwise.
 *
 * @throws UsageError where the file can't be read or holds no certificate
 */
export function readCertificates(file: string, { cwd, env }: Pick<Io, 'cwd' | 'env'>): string[] {
  const path = resolve(cwd, file);
  let text: string;
  try {
    text = readBoundedAt(path, mostOfCertificates).toString('utf8');
  } catch (error) {
    const reason = codeOf(error);
    throw new UsageError((t) => t.wire.caUnreadable(path, reason), { cause: error });
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError((t) => t.wire.caEmpty(path));
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
