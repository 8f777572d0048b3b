/** What the formats of the API's documents mean, beyond those of JSON Schema. */
import { isDay, isMonth, isSecond } from './calendar.ts';

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
