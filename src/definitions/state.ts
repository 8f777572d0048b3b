/**
 * The record of the documents that the user added: one small file, looked for at every start, so that nothing
 * but reading is loaded here. {@link readState} is the reader that can say what is wrong.
 */
import { existsSync } from 'node:fs';
import { readRegularFile } from '../files/read-bounded.ts';
import { statePath } from './paths.ts';
import { requireOwn } from './trust.ts';

/** A text as it was fetched; the text itself stands in a file named by its hash. */
export interface FetchedText {
  /** An absolute path, or an https URL. */
  source: string;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  bytes: number;
  /** The server's name for this version (RFC 9110, section 8.8.3). */
  etag?: string;
  /** ISO 8601. */
  fetchedAt: string;
}

/** A document that the user added, and its Japanese texts where there are any. */
export interface Definition {
  name: string;
  document: FetchedText;
  japanese?: FetchedText;
  /** Whether its commands may replace shipped ones that call another operation. */
  overrides?: boolean;
}

/** Everything the user added, in the order of compilation, and the index made of it. */
export interface DefinitionState {
  definitions: Definition[];
  index?: { tool: string; key: string };
}

/** More than any record has, in bytes. */
const mostOfState = 16_777_216;

/**
 * Reads the record; undefined where nothing was ever added.
 *
 * @throws UntrustedError for a file that others could have written
 * @throws Error for a file that can't be read, or that this program did not write
 */
export function readStateFile(dir: string): DefinitionState | undefined {
  const path = statePath(dir);
  // The usual case costs one look, without the making of an exception.
  if (!existsSync(path)) return undefined;
  requireOwn(dir, path);
  return checkState(JSON.parse(readRegularFile(path, { most: mostOfState }).toString('utf8')));
}

/** Keys and hashes become file names, so they are looked at; the rest is our own writing. */
function checkState(value: unknown): DefinitionState {
  const state = value as DefinitionState;
  const hashes = state.definitions.flatMap(({ document, japanese }) => [
    document.sha256,
    ...(japanese ? [japanese.sha256] : []),
  ]);
  if (state.index) hashes.push(state.index.key);
  if (!hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))) throw new TypeError('not a hash');
  return state;
}
