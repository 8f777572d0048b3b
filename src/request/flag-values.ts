/** Turns the text of flags into typed values, and says what is wrong with those that don't fit. */
import type { Sentence } from '../errors.ts';
import { JsonNumber } from '../json/value.ts';
import type { Flag } from '../model/command.ts';
import { findNearest } from '../text/nearest.ts';

/** A flag's value. Numbers keep the text they were typed as, so that 1.50 and 2^53 + 1 stay what they are. */
export type FlagValue = string | boolean | JsonNumber | string[];

/** A checked set of values and one sentence for each that didn't pass. */
export interface CheckedValues {
  values: Map<string, FlagValue>;
  problems: Sentence[];
}

/**
 * Checks every given flag against its type, format and enum.
 *
 * @param given flag name → its texts in the order typed; the last counts, except for arrays
 * @param validate false lets enum values through that the document does not know
 */
export function checkValues(
  flags: readonly Flag[],
  given: ReadonlyMap<string, readonly string[]>,
  validate: boolean,
): CheckedValues {
  const values = new Map<string, FlagValue>();
  const problems: Sentence[] = [];
  for (const flag of flags) {
    const texts = given.get(flag.name);
    if (texts === undefined) continue;
    const checked = checkValue(flag, texts, validate);
    if (typeof checked === 'function') problems.push(checked);
    else values.set(flag.name, checked);
  }
  return { values, problems };
}

function checkValue(flag: Flag, texts: readonly string[], validate: boolean): FlagValue | Sentence {
  if (flag.type === 'array') {
    // What has commas of its own is taken whole.
    const items = flag.format === 'verbatim' ? [...texts] : texts.flatMap(splitCsv);
    return (
      (validate && items.map((item) => checkEnum(flag, item)).find((fault) => fault !== undefined)) || items
    );
  }
  const text = texts.at(-1) ?? '';
  switch (flag.type) {
    case 'boolean':
      if (text === 'true' || text === 'false') return text === 'true';
      return (t) => t.flags.notBoolean(flag.name, text);
    case 'integer':
      return (
        checkInteger(flag, text) ?? (validate ? checkEnum(flag, text) : undefined) ?? new JsonNumber(text)
      );
    case 'number':
      if (!jsonNumber.test(text) || !Number.isFinite(Number(text)))
        return (t) => t.flags.notNumber(flag.name, text);
      return (validate ? checkEnum(flag, text) : undefined) ?? new JsonNumber(text);
    case 'string':
      return (validate ? checkEnum(flag, text) : undefined) ?? text;
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

function checkEnum(flag: Flag, text: string): Sentence | undefined {
  const known = flag.enum;
  if (known === undefined || known.includes(text)) return undefined;
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
