/** The date that every file of a release bears, so that the same sources make the same bytes. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version as thisVersion } from '../src/version.ts';

/** Of a version that has no date yet. */
const unreleased = new Date('2000-01-01T00:00:00Z');

/** Where the date may be found. */
export interface DateSources {
  /** SOURCE_DATE_EPOCH: seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/). */
  epoch: string | undefined;
  /** With headings such as `## 1.2.3 (2026-12-01)`. */
  changelog: string;
  version: string;
}

/** @throws Error for an epoch that is no whole number of seconds, or that an archive can't hold */
export function findReleaseDate({ epoch, changelog, version }: DateSources): Date {
  if (epoch !== undefined && epoch !== '') return readEpoch(epoch);
  for (const line of changelog.split('\n')) {
    const [, name, day] = /^## (\S+) \((\d{4}-\d\d-\d\d)\)$/.exec(line) ?? [];
    if (name === version && day !== undefined) return new Date(`${day}T00:00:00Z`);
  }
  return unreleased;
}

/** A zip knows the years from 1980 to 2107. */
function readEpoch(text: string): Date {
  const date = new Date(Number(text) * 1000);
  const year = date.getUTCFullYear();
  if (/^\d+$/.test(text) && year >= 1980 && year <= 2107) return date;
  throw new Error(
    `SOURCE_DATE_EPOCH is no number of seconds since 1970 in the years 1980 to 2107: "${text}".`,
  );
}

/** The date of this version. @throws Error as {@link findReleaseDate} does */
export async function readReleaseDate(): Promise<Date> {
  const changelog = await readFile(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8');
  return findReleaseDate({ epoch: process.env['SOURCE_DATE_EPOCH'], changelog, version: thisVersion });
}
