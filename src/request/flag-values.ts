/** Which flags must be given, and what their texts mean: typed values, or what is wrong with those that don't fit. */
import type { Sentence } from '../errors.ts';
import { JsonNumber } from '../json/value.ts';
import { readCalendarFormat, readCalendarPattern, type CalendarForm } from '../model/calendar.ts';
import type { ApiFlag, Flag } from '../model/command.ts';
import { findNearest } from '../text/nearest.ts';
import { judge, type Checks, type Verdict } from './checks.ts';

/** A flag's value. Numbers keep the text they were typed as, so that 1.50 and 2^53 + 1 stay what they are. */
export type FlagValue = string | boolean | JsonNumber | string[];

/** A checked set of values and one sentence for each that didn't pass. */
export interface CheckedValues extends Verdict {
  values: Map<string, FlagValue>;
  /** Flags with a value that the document does not list; among `values` unless that is refused. */
  unlisted: ReadonlySet<string>;
}

/**
 * Checks every given flag against its type, format and enum.
 *
 * @param given flag name → its texts in the order typed; the last counts, except for arrays; none where one is lacking
 * @param checks what happens to enum values that the document does not know
 */
export function checkValues(
  flags: readonly Flag[],
  given: ReadonlyMap<string, readonly string[]>,
  checks: Checks,
): CheckedValues {
  const values = new Map<string, FlagValue>();
  const problems: Sentence[] = [];
  const unlisted = new Map<string, Sentence>();
  for (const flag of flags) {
    const texts = given.get(flag.name);
    if (texts === undefined || texts.length === 0) continue;
    const value = readValue(flag, texts);
    if (typeof value === 'function') {
      problems.push(value);
      continue;
    }
    const objection = findUnlisted(flag, value);
    if (objection !== undefined) unlisted.set(flag.name, objection);
    if (objection === undefined || checks !== 'refuse') values.set(flag.name, value);
  }
  return {
    ...judge(checks, problems, [...unlisted.values()]),
    values,
    unlisted: new Set(unlisted.keys()),
  };
}

function readValue(flag: Flag, texts: readonly string[]): FlagValue | Sentence {
  // What has commas of its own is taken whole.
  if (flag.type === 'array') return flag.format === 'verbatim' ? [...texts] : texts.flatMap(splitCsv);
  const text = texts.at(-1) ?? '';
  switch (flag.type) {
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      return (t) => t.flags.notBoolean(flag.name, text);
    case 'integer':
      return checkInteger(flag, text) ?? new JsonNumber(text);
    case 'number':
      if (!jsonNumber.test(text) || !Number.isFinite(Number(text)))
        return (t) => t.flags.notNumber(flag.name, text);
      return new JsonNumber(text);
    case 'string':
      return text;
  }
}

/** The grammar of RFC 8259, section 6. */
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

function checkInteger(flag: Flag, text: string): Sentence | undefined {
  if (!/^-?(0|[1-9]\d*)$/.test(text)) return (t) => t.flags.notInteger(flag.name, text);
  const bits = flag.format === 'int32' ? 31n : 63n;
  const value = BigInt(text);
  if (value < -(2n ** bits) || value >= 2n ** bits) return (t) => t.flags.tooLarge(flag.name, text);
  return undefined;
}

/** What the document's list of values says of the first value that is not on it. */
function findUnlisted(flag: Flag, value: FlagValue): Sentence | undefined {
  const known = flag.enum;
  if (known === undefined || typeof value === 'boolean') return undefined;
  const texts = value instanceof JsonNumber ? [value.text] : [value].flat();
  const text = texts.find((candidate) => !known.includes(candidate));
  if (text === undefined) return undefined;
  const nearest = findNearest(text, known);
  return (t) => t.flags.notInEnum(flag.name, text, known, nearest);
}

/** Splits one line of comma-separated values; double quotes protect commas (RFC 4180). */
export function splitCsv(line: string): string[] {
  if (line === '') return [];
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    // An unbalanced quote is not CSV; the second branch then takes the text as it stands.
    const match = /^(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))(,|$)/.exec(rest);
    if (match === null) return fields;
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return fields;
    rest = rest.slice(match[0].length);
  }
}

/** Whether the flag is required and nothing stands in for it. */
export function isAsked(flag: Flag | ApiFlag): boolean {
  return flag.required === true && !fillsItself(flag);
}

/** Whether the document's default is sent where the flag is absent: of a path or query parameter that must be there. */
export function fillsItself(flag: Flag | ApiFlag): boolean {
  if (!('source' in flag) || flag.required !== true) return false;
  const { in: place } = flag.source;
  return (place === 'path' || place === 'query') && flag.default !== undefined && flag.default !== null;
}

/** The form of a flag's value; undefined where it is neither a month nor a day. */
export function findCalendarForm(flag: Flag | ApiFlag): CalendarForm | undefined {
  if (flag.type === 'boolean' || flag.type === 'number' || flag.enum !== undefined) return undefined;
  const stated = readCalendarFormat(flag.format) ?? readCalendarPattern(flag.example);
  if (stated !== undefined) return stated;
  // Another format says what the value is; without one, the parameter's name may.
  const name = 'source' in flag && flag.format === undefined ? namePattern.exec(flag.source.name) : null;
  return name === null ? undefined : { unit: name[1] === undefined ? 'month' : 'day', separator: '' };
}

const namePattern = /yyyyMM(dd)?(?![A-Za-z])/;
