import { describe, expect, it } from 'vitest';
import { fitColumns } from '../../../../src/output/table/fit.ts';

const column = (width: number, least: number, rank: number) => ({ width, least, rank });

describe('fitColumns', () => {
  it.each([
    ['leaves what fits', [column(10, 5, 1), column(10, 5, 2)], 22, false, [10, 10]],
    ['takes from the widest', [column(10, 5, 1), column(20, 5, 2)], 26, false, [10, 14]],
    ['evens out', [column(20, 5, 1), column(20, 5, 2)], 32, false, [15, 15]],
    ['drops the highest rank', [column(10, 10, 9), column(10, 10, 2)], 15, false, [undefined, 10]],
    ['of equal ranks drops the last', [column(10, 10, 2), column(10, 10, 2)], 15, false, [10, undefined]],
    ['keeps one column whatever its width', [column(50, 40, 1), column(9, 9, 2)], 15, false, [40, undefined]],
    ['cuts rather than drops what was asked for', [column(10, 10, 1), column(10, 10, 2)], 12, true, [5, 5]],
    ['cuts texts before values', [column(20, 8, 1), column(12, 12, 2)], 20, true, [6, 12]],
    ['goes no further than three cells', [column(10, 10, 1), column(10, 10, 2)], 4, true, [3, 3]],
  ])('%s', (_, columns, width, keepAll, expected) => {
    expect(fitColumns(columns, width, keepAll)).toEqual(expected);
  });
});
