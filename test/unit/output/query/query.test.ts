import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/errors.ts';
import { compactJson } from '../../../../src/json/format.ts';
import { formats } from '../../../../src/output/options.ts';
import { renderJsonPages } from '../rendering.ts';

const data =
  '{"big":9007199254740993,"next":9007199254740992,"price":1.50,"same":1.5,"huge":1e400,"list":[{"v":1.50},{"v":9007199254740993},{"v":2}],' +
  '"numbers":[9007199254740993,1.50,2],"words":["b","a"],"odd":{"10":1,"2":2.0,"__proto__":3,"constructor":4},"zero":0.0,"text":"x"}';

async function query(expression: string): Promise<string> {
  const options = { format: 'json', query: expression } as const;
  return compactJson((await renderJsonPages([data], undefined, options)).text);
}

describe('--query keeps the text of numbers', () => {
  it.each([
    ['big', '9007199254740993'],
    ['price', '1.50'],
    ['huge', '1e400'],
    ['zero', '0.0'],
    ['odd', '{"10":1,"2":2.0,"__proto__":3,"constructor":4}'],
    ['list[0]', '{"v":1.50}'],
    ['list[].v', '[1.50,9007199254740993,2]'],
    ['list[*].{n: v}', '[{"n":1.50},{"n":9007199254740993},{"n":2}]'],
    ['list[::-1].v', '[2,9007199254740993,1.50]'],
    ['list[?v > `1.5`].v', '[9007199254740993,2]'],
    ['list[?v == `1.5`].v', '[1.50]'],
    ['list[?v >= `1.5` && v < `3`].v', '[1.50,2]'],
    ['price == same', 'true'],
    ['price != same', 'false'],
    ['list[0] == {v: same}', 'true'],
    ['zero && `1`', '1'],
    ['!price', 'false'],
    ['price || `0`', '1.50'],
    ['{__proto__: zero, constructor: big}', '{"__proto__":0.0,"constructor":9007199254740993}'],
    ['list[:2].{__proto__: v}', '[{"__proto__":1.50},{"__proto__":9007199254740993}]'],
    ['{__proto__: odd}.text', 'null'],
    ['absent.{a: big}', 'null'],
    ['price.text', 'null'],
    ['price.*', 'null'],
    ['odd.constructor', '4'],
    ['text.constructor', 'null'],
    ['sort(numbers)', '[1.50,2,9007199254740993]'],
    ['sort_by(list, &v)[].v', '[1.50,2,9007199254740993]'],
    ['max(numbers)', '9007199254740993'],
    ['min(numbers)', '1.50'],
    ['max_by(list, &v)', '{"v":9007199254740993}'],
    ['min_by(list, &v).v', '1.50'],
    ['reverse(numbers)', '[2,1.50,9007199254740993]'],
    ['map(&v, list)', '[1.50,9007199254740993,2]'],
    ['to_array(price)', '[1.50]'],
    ['not_null(nothing, price)', '1.50'],
    ['values({a: price})', '[1.50]'],
    ['merge({a: price}, {b: big})', '{"a":1.50,"b":9007199254740993}'],
    ['to_number(price)', '1.50'],
    ['to_string(price)', '"1.50"'],
    ['to_string(list[0])', String.raw`"{\"v\":1.50}"`],
    ['type(price)', '"number"'],
    ['contains(numbers, same)', 'true'],
    ["contains(words, 'a')", 'true'],
    ["contains(text, 'x')", 'true'],
    ['sum(numbers)', '9007199254740996.50'],
    ['sum([`0.1`, `0.2`])', '0.3'],
    ['sum(`[]`)', '0'],
    ['avg([price, same])', '1.5'],
    ['abs(price)', '1.5'],
    ['ceil(price)', '2'],
    ['price + `1`', '2.5'],
    ['-price', '-1.5'],
    ['price * `2`', '3'],
    ['let $p = price in list[?v == $p].v', '[1.50]'],
    ['length(numbers)', '3'],
    ["join(',', words)", '"b,a"'],
    ['max(words)', '"b"'],
    ['max(`[]`)', 'null'],
    ['@ | words', '["b","a"]'],
  ])('in %s', async (expression, expected) => {
    expect(await query(expression)).toBe(expected);
  });

  it('takes the result of all pages as one', async () => {
    const options = { format: 'jsonl', query: 'sum(l[])' } as const;
    const { text } = await renderJsonPages(['{"l":[1.5,2]}', '{"l":[3]}'], undefined, options);
    expect(text).toBe('6.5\n');
  });

  it.each(formats.filter((format) => format !== 'chart'))('is the same for %s', async (format) => {
    const page = '{"billList":[{"yearMonth":"202511","amount":1.50},{"yearMonth":"202510","amount":7}]}';
    const options = { format, query: 'billList[?amount > `2`].yearMonth' };
    const { text } = await renderJsonPages([page], 'bills list', options);
    expect(text).toContain('202510');
    expect(text).not.toContain('202511');
  });

  it('goes before --expand and --sort-by', async () => {
    const page = '{"x":[{"l":[{"v":2},{"v":1}]}]}';
    const options = { format: 'jsonl', query: 'x', expand: 'l', sortBy: 'v' } as const;
    expect((await renderJsonPages([page], undefined, options)).text).toBe('{"v":1}\n{"v":2}\n');
  });
});

describe('--query says where an expression breaks', () => {
  it.each([
    ['billList[?amount>]', 18],
    ['billList[', 10],
    ['a..b', 3],
    ['a #', 3],
    ['a."b', 3],
    ['a[?b==`{x`]', 7],
    ['[*].{a:}', 8],
    ['', 1],
    ['a b', 3],
    ['foo(a)', 1],
    ['a.b | sum(words)', 7],
  ])('%j: column %i', async (expression, column) => {
    const rendering = renderJsonPages(['{"words":["a"]}'], undefined, { format: 'json', query: expression });
    await expect(rendering).rejects.toThrow(UsageError);
    await expect(rendering).rejects.toThrow(`column ${column}: `);
  });
});

describe('--query that is nested too deep', () => {
  it.each([
    `${'('.repeat(20_000)}big${')'.repeat(20_000)}`,
    '['.repeat(20_000),
    `big${'.a'.repeat(20_000)}`,
    '!'.repeat(20_000).concat('big'),
  ])('is refused as what it is, %#', async (expression) => {
    await expect(query(expression)).rejects.toThrow('The expression of --query is nested too deep.');
    await expect(query(expression)).rejects.toThrow(UsageError);
  });
});

describe('what is wrong with an expression', () => {
  it.each([
    ['a[0', 'column 4: expected "]", found the end'],
    ['{a', 'column 3: expected ":", found the end'],
    ['a b', 'column 3: unexpected "b"'],
    ['a.', 'column 3: unexpected end'],
    ['a[?x==', 'column 7: unexpected end'],
  ])('of %s is told in the signs that are typed', async (expression, expected) => {
    await expect(query(expression)).rejects.toThrow(expected);
  });
});
