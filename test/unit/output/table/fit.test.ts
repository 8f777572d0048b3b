import { describe, expect, it } from 'vitest';
import { fitColumns, type Fittable } from '../../../../src/output/table/fit.ts';

/** A text: it can be cut down to three cells. */
const text = (width: number, least: number, priority: number, isExtra = false): Fittable => ({
  width,
  least,
  bare: Math.min(width, 3),
  priority,
  isExtra,
});

/** An id or an amount: whole, or not at all. */
const whole = (width: number, priority: number, isExtra = false): Fittable => ({
  width,
  least: width,
  bare: width,
  priority,
  isExtra,
});

describe('fitColumns', () => {
  it.each([
    ['leaves what fits', [text(10, 5, 1), text(10, 5, 2)], 22, false, [10, 10]],
    ['takes from the widest', [text(10, 5, 1), text(20, 5, 2)], 26, false, [10, 14]],
    ['evens out', [text(20, 5, 1), text(20, 5, 2)], 32, false, [15, 15]],
    ['drops what matters least', [whole(9, 9), whole(9, 2), whole(9, 1)], 25, false, [undefined, 9, 9]],
    ['of equals drops the last', [whole(9, 2), whole(9, 2), whole(9, 2)], 25, false, [9, 9, undefined]],
    [
      'keeps a small one that fits where a large one that matters more does not',
      [whole(10, 1), whole(30, 2), whole(8, 3)],
      30,
      false,
      [10, undefined, 8],
    ],
    [
      'gives further ones the room that is left',
      [whole(10, 1), whole(10, 2), whole(6, 3, true)],
      30,
      false,
      [10, 10, 6],
    ],
    [
      'cuts nothing for further ones',
      [text(20, 5, 1), whole(10, 2), whole(6, 3, true)],
      39,
      false,
      [20, 10, undefined],
    ],
    ['cuts a single text', [text(50, 40, 1)], 15, false, [15]],
    ['cuts rather than drops what was asked for', [text(10, 10, 1), text(10, 10, 2)], 12, true, [5, 5]],
    ['cuts texts before values', [text(20, 8, 1), whole(12, 2)], 20, true, [6, 12]],
    ['never cuts what must stay whole', [whole(54, 1), whole(7, 2)], 60, true, undefined],
    ['gives up where one of several is all that fits', [whole(54, 1), whole(7, 2)], 60, false, undefined],
    ['gives up where not even the first fits', [whole(54, 1), whole(7, 2)], 50, false, undefined],
    ['gives up where an only one does not fit', [whole(54, 1)], 50, false, undefined],
    ['goes no further than three cells', [text(10, 10, 1), text(10, 10, 2)], 7, true, undefined],
  ])('%s', (_, columns, width, keepAll, expected) => {
    expect(fitColumns(columns, width, keepAll)).toEqual(expected);
  });
});
