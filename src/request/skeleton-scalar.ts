/** Finds a text, a number or another single value that a schema admits. */
import { JsonNumber, type JsonValue } from '../json/value.ts';
import type { ScalarSchema } from '../model/schema.ts';
import { checkBody } from './body-check.ts';
import { writeMatching } from './matching-text.ts';
import type { PatternTest } from './pattern.ts';

/** The value; undefined where none is found. It is left to the caller to check it. */
export function fillScalar(plain: ScalarSchema, matches: PatternTest): JsonValue | undefined {
  const [choice] = plain.enum?.filter((value) => value !== null || plain.nullable === true) ?? [];
  if (choice !== undefined) return typeof choice === 'number' ? new JsonNumber(String(choice)) : choice;
  switch (plain.type) {
    case 'integer':
    case 'number': {
      const number = findNumber(plain);
      return number === undefined ? undefined : new JsonNumber(String(number));
    }
    case 'boolean':
      return false;
    case 'string':
      return findText(plain, matches);
    case 'any':
      return null;
  }
}

/** Texts longer than this are no help to who edits the body. */
const maxPadding = 1000;

function findText(
  { pattern, minLength = 0, maxLength }: ScalarSchema,
  matches: PatternTest,
): string | undefined {
  if (pattern !== undefined) return writeMatching(pattern, matches, minLength, maxLength);
  return minLength > maxPadding ? undefined : 'x'.repeat(minLength);
}

/** The least number that may be, or 0, whichever there is. */
function findNumber(plain: ScalarSchema): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = plain;
  const step = plain.multipleOf ?? 1;
  const low = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const high = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  const multiple = (times: number): number => Number((times * step).toPrecision(15));
  const candidates = [
    minimum ?? 0,
    multiple(Math.ceil(low / step)),
    multiple(Math.floor(low / step) + 1),
    multiple(Math.floor(high / step)),
    multiple(Math.ceil(high / step) - 1),
    (low + high) / 2,
  ];
  return candidates.find((number) => Number.isFinite(number) && admits(plain, number));
}

function admits(plain: ScalarSchema, number: number): boolean {
  return checkBody(new JsonNumber(String(number)), plain, {}).length === 0;
}
