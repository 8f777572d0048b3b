/** What the formats of the API's documents mean, beyond those of JSON Schema, and whether a text fits a pattern. */
import { createPatternTest } from '../request/pattern.ts';
import { isDay, isMonth, isSecond } from '../model/calendar.ts';

/** Checks by format name; a format that is missing here checks nothing. */
export const stringFormats: Readonly<Record<string, (text: string) => boolean>> = {
  yyyyMM: isMonth,
  yyyyMMdd: isDay,
  yyyyMMddHHmmss: isSecond,
};

/** Checks of the numeric formats of OpenAPI 3.0 (section "Data Types"). */
export const numberFormats: Readonly<Record<string, (value: number) => boolean>> = {
  int32: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  int64: (value) => Number.isInteger(value),
  float: Number.isFinite,
  double: Number.isFinite,
};

const matches = createPatternTest();

/** Whether a text fits a document's pattern. One that takes too long, or is no regular expression, lets it pass. */
export function fitsPattern(pattern: string, text: string): boolean {
  return matches(pattern, text) !== false;
}
