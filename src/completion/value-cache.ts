/**
 * Keeps what the API listed for a moment, so that the next TAB is answered at once. One file for each profile and
 * endpoint, its owner's alone; it holds what a list shows and nothing secret.
 */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { removeLeftovers, removeOlder } from '../files/leftovers.ts';
import { makeFolder } from '../files/make-folder.ts';
import { areOwnFolders, currentOwner, readOwnJson } from '../files/own.ts';
import { replaceFile } from '../files/replace-file.ts';
import { isObject, numberAt, property, stringAt } from '../model/json-object.ts';
import { hasHome } from '../profile/dir.ts';
import { isTypable, type Candidate } from './candidate.ts';

/** Where values are kept, and for whom. */
export interface CachePlace {
  profileDir: string;
  /** Who asks, and where; other credentials never meet these values. */
  identity: readonly (string | undefined)[];
  platform: NodeJS.Platform;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Nothing is kept for longer, in milliseconds. */
const longestLife = 3_600_000;

interface Entry {
  until: number;
  values: Candidate[];
}

/** The file of a place. */
export function cachePath({ profileDir, identity }: Pick<CachePlace, 'profileDir' | 'identity'>): string {
  const name = createHash('sha256')
    .update(JSON.stringify(identity.map((part) => part ?? null)))
    .digest('hex');
  return join(completionCacheDir(profileDir), `${name.slice(0, 32)}.values`);
}

/** The folder of the kept values. */
export function completionCacheDir(profileDir: string): string {
  return join(profileDir, 'cache', 'completion');
}

function isCacheName(name: string): boolean {
  return /^[0-9a-f]{32}\.values$/.test(name);
}

/** Whether nobody else can put files there. */
function isOwnPlace({ profileDir, platform }: CachePlace): boolean {
  const dir = completionCacheDir(profileDir);
  return areOwnFolders([profileDir, dirname(dir), dir], currentOwner(platform));
}

/** What was kept under a key, while it holds. A file that can't be read is an empty one. */
export function readValues(place: CachePlace, key: string): Candidate[] | undefined {
  return readEntries(place).get(key)?.values;
}

/** Keeps values for so many milliseconds. Where nothing can be written, nothing is kept. */
export function keepValues(place: CachePlace, key: string, values: Candidate[], lifetime: number): void {
  if (!hasHome(place.profileDir)) return;
  const path = cachePath(place);
  const entries = readEntries(place).set(key, { until: place.now + lifetime, values });
  try {
    makeFolder(completionCacheDir(place.profileDir));
    if (!isOwnPlace(place)) return;
    replaceFile(path, `${JSON.stringify(Object.fromEntries(entries))}\n`, { replaceLink: true });
    // What nobody wrote for an hour belongs to credentials or an endpoint that are used no longer, or to a crash.
    const swept = { of: isCacheName, now: place.now };
    removeLeftovers(completionCacheDir(place.profileDir), swept);
    removeOlder(completionCacheDir(place.profileDir), longestLife, swept);
  } catch {
    // The next TAB asks the API again.
  }
}

function readEntries(place: CachePlace): Map<string, Entry> {
  const kept = isOwnPlace(place)
    ? readOwnJson(cachePath(place), { owner: currentOwner(place.platform) })
    : undefined;
  const entries = new Map<string, Entry>();
  if (!isObject(kept)) return entries;
  for (const [key, entry] of Object.entries(kept)) {
    const until = numberAt(entry, 'until') ?? 0;
    const values = property(entry, 'values');
    // A clock that was set back must not keep values for ever.
    if (until <= place.now || until > place.now + longestLife || !Array.isArray(values)) continue;
    entries.set(key, { until, values: values.flatMap(toCandidate) });
  }
  return entries;
}

function toCandidate(value: unknown): Candidate[] {
  const text = stringAt(value, 'value');
  const description = stringAt(value, 'description');
  return text === undefined || !isTypable(text)
    ? []
    : [{ value: text, ...(description !== undefined && { description }) }];
}
