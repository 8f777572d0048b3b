import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/errors.ts';
import { iterate, renderJsonPages, renderPages } from './rendering.ts';

async function* failAfter(pages: string[]): AsyncGenerator<string> {
  yield* iterate(pages);
  throw new Error('connection lost');
}

describe('json', () => {
  it.each([
    '{"billList":[]}',
    '{"billList":[{"yearMonth":"202511","amount":1.50}]}',
    '{"z":9007199254740993,"a":-0.0,"10":1E+2,"2":"\\u0061\\/日本"}',
    '{"total":1,"list":[{"a":[]},{}],"next":{"b":null}}',
    '[]',
    '[[1],[2]]',
    '"text"',
    'null',
    '{}',
  ])('lays out %s without touching a token', async (given) => {
    const { text } = await renderJsonPages([given], undefined, { format: 'json' });
    expect(text.endsWith('\n')).toBe(true);
    // white space only stands between tokens here, since no string in the table has any
    expect(text.replaceAll(/\s/g, '')).toBe(given);
    expect(text).toBe(`${text.trimEnd()}\n`);
  });

  it('indents by two spaces as JSON.stringify does', async () => {
    const value = { billList: [{ yearMonth: '202511', tags: { a: [1, 2] } }], next: null };
    const { text } = await renderJsonPages([value], 'bills list', { format: 'json' });
    expect(text).toBe(`${JSON.stringify(value, null, 2)}\n`);
  });

  it('merges pages into the first page’s wrapper', async () => {
    const pages = [
      '{"count":2,"l":[1.0,2],"next":"a"}',
      '{"count":1,"l":[],"next":"b"}',
      '{"count":1,"l":[3]}',
    ];
    const { text } = await renderJsonPages(pages, undefined, { format: 'json' });
    expect(text.replaceAll(/\s/g, '')).toBe('{"count":2,"l":[1.0,2,3],"next":"a"}');
  });

  it.each([
    [['[]', '[]'], '[]\n'],
    [['[1]', '[2]'], '[\n  1,\n  2\n]\n'],
    [['[]', '[2]'], '[\n  2\n]\n'],
    [[], ''],
    [['', ' \n'], ''],
  ])('merges %j', async (pages, expected) => {
    expect((await renderJsonPages(pages, undefined, { format: 'json' })).text).toBe(expected);
  });

  it('merges the list that the schema names where an object has several', async () => {
    const page = { productList: [{ productCode: 'a' }], shippingCostList: [{ size: 60 }] };
    const { text } = await renderJsonPages([page, page], 'products list', { format: 'json' });
    expect(JSON.parse(text)).toEqual({ ...page, productList: [...page.productList, ...page.productList] });
  });

  it('closes the document before a failure goes on', async () => {
    let text = '';
    const rendering = async (): Promise<void> => {
      const { render } = await import('../../../src/output/render.ts');
      const { en } = await import('../../../src/text/en.ts');
      const options = { format: 'json', color: false, width: undefined, unicode: true } as const;
      const result = { kind: 'json', pages: failAfter(['{"l":[1],"n":2}']), schemas: {} } as const;
      for await (const piece of render(result, options, en)) text += String(piece);
    };
    await expect(rendering()).rejects.toThrow('connection lost');
    expect(JSON.parse(text)).toEqual({ l: [1], n: 2 });
  });

  it.each(['json', 'jsonl', 'yaml', 'csv', 'tsv', 'text', 'table', 'chart'] as const)(
    'says as %s where an answer is not JSON',
    async (format) => {
      const rendering = renderJsonPages(['{"billList": [\n  {"amount": 1,}]}'], 'bills list', { format });
      await expect(rendering).rejects.toThrow(NetworkError);
      await expect(rendering).rejects.toThrow('line 2, column 16');
    },
  );

  it('refuses a further page that is no list', async () => {
    const rendering = renderJsonPages(['[1]', '{"a":1}'], undefined, { format: 'json' });
    await expect(rendering).rejects.toThrow(NetworkError);
  });

  it('escapes what could drive a terminal, and only there', async () => {
    const given = '{"a":"\u009b31m\u202e"}';
    const inPipe = await renderJsonPages([given], undefined, { format: 'json' });
    expect(inPipe.text).toContain('\u009b31m\u202e');
    const onTerminal = await renderJsonPages([given], undefined, { format: 'json', width: 80 });
    expect(onTerminal.text).toBe('{\n  "a": "\\u009b31m\\u202e"\n}\n');
    expect(JSON.parse(onTerminal.text)).toEqual(JSON.parse(given));
  });
});

describe('jsonl', () => {
  it.each([
    ['a bare list', '[ {"a": 1.50}, 2 ]', undefined, '{"a":1.50}\n2\n'],
    ['a wrapped list', '{"billList": [{"a": 1}]}', 'bills list', '{"a":1}\n'],
    ['a list that was left out', '{}', 'bills list', ''],
    ['a wrapped list without a schema', '{"total": 1, "items": [1]}', undefined, '1\n'],
    [
      'an order, which has a list and is none',
      '{"orderItemList": [{"quantity": 1}]}',
      'orders get',
      '{"orderItemList":[{"quantity":1}]}\n',
    ],
    [
      'several lists',
      '{"productList": [1], "shippingCostList": []}',
      'products list',
      '{"productList":[1],"shippingCostList":[]}\n',
    ],
    ['a value', ' "a b" ', undefined, '"a b"\n'],
  ])('writes %s', async (_, page, schema, expected) => {
    expect((await renderJsonPages([page], schema, { format: 'jsonl' })).text).toBe(expected);
  });

  it('writes each page before the next is asked for', async () => {
    const seen: string[] = [];
    async function* pages(): AsyncGenerator<string> {
      yield '[1]';
      seen.push('second page asked for');
      yield await Promise.resolve('[2]');
    }
    const { render } = await import('../../../src/output/render.ts');
    const { en } = await import('../../../src/text/en.ts');
    const options = { format: 'jsonl', color: false, width: undefined, unicode: true } as const;
    for await (const piece of render({ kind: 'json', pages: pages(), schemas: {} }, options, en)) {
      seen.push(String(piece));
    }
    expect(seen).toEqual(['1\n', 'second page asked for', '2\n']);
  });

  it('keeps every row in order over many pages', async () => {
    const pages = Array.from({ length: 50 }, (_, page) =>
      JSON.stringify(Array.from({ length: 100 }, (__, at) => page * 100 + at)),
    );
    const { text } = await renderPages(iterate(pages), undefined, { format: 'jsonl' });
    expect(text).toBe(Array.from({ length: 5000 }, (_, index) => `${index}\n`).join(''));
  });
});
