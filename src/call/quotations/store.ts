/**
 * Keeps quotations until they are confirmed or have run out: the API shows each of them once. One file each, its
 * owner's alone; the name is a hash of the operator, the endpoint and the id, so that nobody is shown another's.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeLeftovers } from '../../files/leftovers.ts';
import { ageOf, listNames } from '../../files/look.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { areOwnFolders, currentOwner, readOwnJson } from '../../files/own.ts';
import { isJson } from '../../json/scan.ts';
import { replaceFile } from '../../files/replace-file.ts';
import { dayMs } from '../../model/calendar.ts';
import { isObject, numberAt, stringAt } from '../../model/json-object.ts';
import { hasHome } from '../../profile/dir.ts';

/** Where quotations are kept. */
export interface QuotationPlace {
  profileDir: string;
  platform: NodeJS.Platform;
  /** Milliseconds since the epoch. */
  now: number;
}

/** Which quotation, and whose. */
export interface QuotationKey {
  /** `realm` of the session. */
  realm: string;
  operatorId: string;
  /** The operation that answered it, with its document. */
  operation: string;
  id: string;
}

/** No more are kept; the oldest go first. */
const mostKept = 500;

/** A longer answer is no quotation, in UTF-16 units: it would not be read again. */
const mostOfAnswer = 1_000_000;

/** A file that can't be read as a quotation any more is kept for no longer, in milliseconds. */
const longestLife = 366 * dayMs;

/**
 * Keeps the text of an answer for so many days.
 *
 * @throws what the system says; Error with a code for a folder that others can write to
 */
export function keepQuotation(place: QuotationPlace, key: QuotationKey, answer: string, days: number): void {
  const { profileDir, now } = place;
  if (!hasHome(profileDir)) return;
  // What was kept under the id before is not what would be confirmed now.
  if (answer.length > mostOfAnswer) return forgetQuotation(place, key);
  const path = quotationPath(profileDir, key);
  makeFolder(dirname(path));
  if (!isOwnPlace(place)) throw Object.assign(new Error(`EPERM: ${dirname(path)}`), { code: 'EPERM' });
  const { realm, operatorId, operation, id } = key;
  const quotation = {
    version: 2,
    realm,
    operatorId,
    operation,
    id,
    keptAt: now,
    until: now + days * dayMs,
    answer,
  };
  replaceFile(path, `${JSON.stringify({ ...quotation, digest: digestOf(quotation) })}\n`, {
    replaceLink: true,
  });
  sweep(place);
}

/**
 * The answer that was kept, while it holds. Undefined for anything that is not whole, not the user's alone, or another
 * operator's: a quotation that can't be trusted is none.
 */
export function readQuotation(place: QuotationPlace, key: QuotationKey): string | undefined {
  if (!isOwnPlace(place)) return undefined;
  const kept = readOwnJson(quotationPath(place.profileDir, key), { owner: currentOwner(place.platform) });
  if (!isObject(kept) || !isOf(kept, key) || !isIntact(kept)) return undefined;
  const [keptAt, until] = [numberAt(kept, 'keptAt'), numberAt(kept, 'until')];
  // Where the clock was set back, nobody knows how old it is.
  if (keptAt === undefined || until === undefined || keptAt > place.now + dayMs || until <= place.now)
    return undefined;
  const answer = stringAt(kept, 'answer');
  return answer !== undefined && isJson(answer) ? answer : undefined;
}

/** Removes a quotation that was confirmed. Where that fails, it stays until it has run out. */
export function forgetQuotation(place: QuotationPlace, key: QuotationKey): void {
  try {
    if (isOwnPlace(place)) rmSync(quotationPath(place.profileDir, key), { force: true });
  } catch {
    // Swept later.
  }
}

/** The folder of the quotations. */
export function quotationDir(profileDir: string): string {
  return join(profileDir, 'state', 'quotations');
}

function quotationPath(profileDir: string, { realm, operatorId, operation, id }: QuotationKey): string {
  const name = createHash('sha256')
    .update(JSON.stringify([realm, operatorId, operation, id]))
    .digest('hex');
  return join(quotationDir(profileDir), `${name.slice(0, 32)}.quotation`);
}

function isQuotationName(name: string): boolean {
  return /^[0-9a-f]{32}\.quotation$/.test(name);
}

/** Whether nobody else can put files there. */
function isOwnPlace({ profileDir, platform }: QuotationPlace): boolean {
  const dir = quotationDir(profileDir);
  return areOwnFolders([profileDir, dirname(dir), dir], currentOwner(platform));
}

/** The name is a hash, and a file can be moved: what stands in it must say the same. */
function isOf(
  kept: Readonly<Record<string, unknown>>,
  { realm, operatorId, operation, id }: QuotationKey,
): boolean {
  return (
    kept['version'] === 2 &&
    kept['realm'] === realm &&
    kept['operatorId'] === operatorId &&
    kept['operation'] === operation &&
    kept['id'] === id
  );
}

/** Whether a quotation is as it was written: one that was edited or damaged says nothing about what is confirmed. */
function isIntact({ digest, ...quotation }: Readonly<Record<string, unknown>>): boolean {
  return digest === digestOf(quotation);
}

function digestOf(quotation: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(quotation)).digest('hex');
}

/** Removes what has run out, what is too much, and the drafts that a crash left. */
function sweep(place: QuotationPlace): void {
  const dir = quotationDir(place.profileDir);
  removeLeftovers(dir, { of: isQuotationName, now: place.now });
  const paths = listNames(dir)
    .filter(isQuotationName)
    .map((name) => join(dir, name));
  const owner = currentOwner(place.platform);
  const kept = paths.filter((path) => {
    const until = numberAt(readOwnJson(path, { owner }), 'until');
    const isOver = until === undefined ? ageOf(path, place.now) > longestLife : until <= place.now;
    if (isOver) rmSync(path, { force: true });
    return !isOver;
  });
  const byAge = kept.toSorted((a, b) => ageOf(a, place.now) - ageOf(b, place.now));
  for (const path of byAge.slice(mostKept)) rmSync(path, { force: true });
}
