/**
 * The profile files: `<profile dir>/<name>.json`, readable by their owner alone.
 *
 * Reading is plain file access, since every command does it; the writer is loaded when something is written.
 */
import { codeOf, isAbsence } from '../files/errno.ts';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialsError } from '../errors.ts';
import { checkProfileName, namePattern } from './name.ts';
import { isObject } from '../model/json-object.ts';
import { findFieldFault, type Profile } from './profile.ts';

/** The path of a profile's file. @throws UsageError for an unsafe name */
export function profilePath(dir: string, name: string): string {
  checkProfileName(name);
  return join(dir, `${name}.json`);
}

/**
 * Reads a profile; undefined where there is none.
 *
 * @throws CredentialsError for a file that others can read, is no JSON object, or holds a field of the wrong type
 */
export function readProfile(dir: string, name: string, platform: NodeJS.Platform): Profile | undefined {
  const path = profilePath(dir, name);
  let text: string;
  try {
    refuseUnfit(path, platform);
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof CredentialsError) throw error;
    if (isAbsence(error)) return undefined;
    throw new CredentialsError((t) => t.profile.unreadable(path, codeOf(error)), { cause: error });
  }
  return parseProfile(text, path);
}

/**
 * Checks a profile's text, wherever it came from.
 *
 * @param origin the file or command to name in an error
 * @throws CredentialsError
 */
export function parseProfile(text: string, origin: string): Profile {
  let value: unknown;
  try {
    // Editors on Windows put a byte order mark first.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own message quotes the text around the fault, which may be a secret.
    throw new CredentialsError((t) => t.profile.notJson(origin), { hint: (t) => t.profile.notJsonHint });
  }
  if (!isObject(value)) throw new CredentialsError((t) => t.profile.notObject(origin));
  for (const [field, content] of Object.entries(value)) {
    const fault = findFieldFault(field, content);
    if (fault)
      throw new CredentialsError((t) =>
        t.profile.badField(origin, field, t.profile.expected[fault.expected]),
      );
  }
  return { ...value };
}

/** The error for a profile that is not there; it names those that are. @throws CredentialsError as {@link listProfiles} */
export function noSuchProfile(dir: string, name: string): CredentialsError {
  const names = listProfiles(dir);
  return new CredentialsError((t) => t.auth.noProfile(name), { hint: (t) => t.auth.noProfileHint(names) });
}

/** The names of the profiles there are, sorted. An absent folder has none. */
export function listProfiles(dir: string): string[] {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw new CredentialsError((t) => t.profile.unreadable(dir, codeOf(error)), { cause: error });
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((name) => namePattern.test(name))
    .toSorted();
}

/** Anything but a file, a pipe for one, might keep us waiting for ever; a file that others can read is no secret. */
function refuseUnfit(path: string, platform: NodeJS.Platform): void {
  const stats = statSync(path);
  if (!stats.isFile()) throw new CredentialsError((t) => t.profile.notFile(path));
  // Windows has no such bits: there the user's folder is private by its access list.
  if (platform === 'win32') return;
  const mode = stats.mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new CredentialsError((t) => t.profile.exposed(path, mode.toString(8).padStart(3, '0')), {
    hint: (t) => t.profile.exposedHint(path),
  });
}
