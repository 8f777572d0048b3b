/**
 * The profile files: `<profile dir>/<name>.json`, readable by their owner alone.
 *
 * Reading is plain file access, since every command does it; the writer is loaded when something is written.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CredentialsError } from '../errors.ts';
import { isAbsence, reasonOf } from '../files/errno.ts';
import { isSameFile, lookAt } from '../files/look.ts';
import { currentOwner, readOwnFile, type Owner, type OwnFault } from '../files/own.ts';
import { checkJson } from '../json/scan.ts';
import { isObject } from '../model/json-object.ts';
import { requireOwnFolder } from './folder.ts';
import { checkProfileName, namePattern } from './name.ts';
import { findFieldFault, type Profile } from './profile.ts';

/** The path of a profile's file. @throws UsageError for an unsafe name */
export function profilePath(dir: string, name: string): string {
  checkProfileName(name);
  return join(dir, `${name}.json`);
}

/**
 * Reads a profile; undefined where there is none.
 *
 * @throws CredentialsError for a file or folder that is not the user's alone, and for a file that is no JSON object
 *   or holds a field of the wrong type
 */
export function readProfile(
  dir: string,
  name: string,
  platform: NodeJS.Platform,
  owner: Owner = currentOwner(platform),
): Profile | undefined {
  const path = profilePath(dir, name);
  requireOwnFolder(dir, owner);
  let read: ReturnType<typeof readOwnFile>;
  try {
    read = readOwnFile(path, { owner });
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw new CredentialsError((t) => t.profile.unreadable(path, reasonOf(error)(t)), { cause: error });
  }
  if ('kind' in read) throw refuseFile(path, read, owner);
  return parseProfile(read.text, path);
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
    // Programs on Windows put a byte order mark first.
    const json = text.replace(/^\uFEFF/, '');
    value = JSON.parse(json);
    // What is nested too deep to be masked and written again is no profile.
    checkJson(json);
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

/** Whether a folder on the way to a profile is closed to this user: the home that a container's other user left behind. */
export function isOutOfReach(dir: string, name: string): boolean {
  return lookAt(profilePath(dir, name)) === 'unreachable';
}

/** The error for a profile that is not there; it names those that are. @throws CredentialsError as {@link listProfiles} */
export function noSuchProfile(dir: string, name: string): CredentialsError {
  const names = listProfiles(dir);
  return new CredentialsError((t) => t.auth.noProfile(name), { hint: (t) => t.auth.noProfileHint(names) });
}

/**
 * Whether a profile of this name would take another's place: on macOS and Windows `Work` and `work` are one file.
 *
 * @param self the profile that is to get the name; `work` can become `Work`
 */
export function isTaken(dir: string, name: string, self?: string): boolean {
  if (listProfiles(dir).includes(name)) return true;
  const path = profilePath(dir, name);
  return (
    typeof lookAt(path) !== 'string' && (self === undefined || !isSameFile(path, profilePath(dir, self)))
  );
}

/** The names of the profiles there are, sorted. An absent folder has none. */
export function listProfiles(dir: string): string[] {
  let names: string[];
  try {
    names = readdirSync(dir);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw new CredentialsError((t) => t.profile.unreadable(dir, reasonOf(error)(t)), { cause: error });
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .filter((name) => namePattern.test(name))
    .toSorted();
}

function refuseFile(path: string, fault: OwnFault, { uid = 0 }: Owner): CredentialsError {
  switch (fault.kind) {
    case 'notFile':
      return new CredentialsError((t) => t.profile.notFile(path));
    case 'foreign':
      return new CredentialsError((t) => t.profile.foreignFile(path, fault.owner), {
        hint: (t) => t.profile.foreignFileHint(path, uid),
      });
    case 'exposed':
      return new CredentialsError((t) => t.profile.exposed(path, fault.mode), {
        hint: (t) => t.profile.exposedHint(path),
      });
  }
}
