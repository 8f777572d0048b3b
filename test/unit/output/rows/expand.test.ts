import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/errors.ts';
import type { RenderOptions } from '../../../../src/output/options.ts';
import type { Schema } from '../../../../src/model/command.ts';
import { itemSchemaOf, propertiesOf } from '../../../../src/model/schema.ts';
import { expandShape } from '../../../../src/output/rows/expand.ts';
import { declaredFields } from '../../../../src/output/rows/field.ts';
import { rowSchema, shapeOf } from '../../../../src/output/shape.ts';
import { billing, renderJsonPages } from '../rendering.ts';

const sims = [
  {
    yearMonth: '202511',
    currency: 'JPY',
    costBreakdownList: [
      { simId: 'a', amount: 9007199254740993n },
      { simId: 'b', amount: 2 },
    ],
  },
  { yearMonth: '202510', currency: 'JPY', costBreakdownList: [] },
  { yearMonth: '202509', currency: 'JPY', costBreakdownList: [{ simId: 'c', amount: 3 }] },
];

const simsText = JSON.stringify(sims, (_, value: unknown) =>
  typeof value === 'bigint' ? `#${value}#` : value,
).replaceAll(/"#(\d+)#"/g, '$1');

async function expand(
  page: unknown,
  command: string | undefined,
  name: string,
  options: Partial<RenderOptions> = {},
): Promise<string> {
  return (await renderJsonPages([page], command, { format: 'jsonl', expand: name, ...options })).text;
}

describe('--expand', () => {
  it('gives the rows of the lists, each with what its item says', async () => {
    expect(await expand(simsText, 'bills summaries get-sims', 'costBreakdownList')).toBe(
      [
        '{"simId":"a","amount":9007199254740993,"yearMonth":"202511","currency":"JPY"}',
        '{"simId":"b","amount":2,"yearMonth":"202511","currency":"JPY"}',
        '{"simId":"c","amount":3,"yearMonth":"202509","currency":"JPY"}',
        '',
      ].join('\n'),
    );
  });

  it('gives amounts the currency of their item', async () => {
    const table = await expand(simsText, 'bills summaries get-sims', 'costBreakdownList', {
      format: 'table',
    });
    expect(table).toMatch(/^simId +amount +yearMonth +currency/);
    // the rows of one month add up, those of several do not
    expect(table).not.toContain('Total');
  });

  it('names a property of the row after its list where the item has one of that name', async () => {
    const order = { orderId: 'O', quantity: 9, orderItemList: [{ quantity: 1, product: { price: 5 } }] };
    expect(await expand([order], undefined, 'orderItemList')).toBe(
      '{"orderItemList.quantity":1,"product":{"price":5},"orderId":"O","quantity":9}\n',
    );
  });

  it('finds a list inside an object, and lists of plain values', async () => {
    expect(await expand([{ a: { b: [1, 2], c: 3 } }], undefined, 'a.b')).toBe(
      '{"b":1,"a":{"c":3}}\n{"b":2,"a":{"c":3}}\n',
    );
  });

  it('chooses one of several lists', async () => {
    const value = { productList: [{ productCode: 'P' }], shippingCostList: [{ size: 60 }] };
    expect(await expand(value, 'products list', 'shippingCostList')).toBe('{"size":60}\n');
  });

  it('gives the rows of a single object', async () => {
    const order = { orderId: 'O', currency: 'JPY', orderItemList: [{ quantity: 2, productAmount: 10 }] };
    const csv = await expand(order, 'orders get', 'orderItemList', {
      format: 'csv',
      columns: ['orderId', 'quantity', 'productAmount'],
    });
    expect(csv).toBe('orderId,quantity,productAmount\nO,2,10\n');
  });

  it.each([
    [
      'orders list',
      'nope',
      'appliedShippingOptions, orderItemList, shippingLabelDetails, shippingLabelNumbers',
    ],
    ['orders list', 'orderId', 'orderItemList'],
    ['products list', 'productCode', 'productList, shippingCostList'],
    ['bills list', 'state', 'no lists'],
  ])('of %s refuses %s and names what there is', async (command, name, expected) => {
    await expect(expand({}, command, name)).rejects.toThrow(UsageError);
    await expect(expand({}, command, name)).rejects.toThrow(expected);
  });

  it.each([
    ['orders get', 'orderItemList'],
    ['orders get', 'shippingLabelNumbers'],
  ])('of %s takes %s out of the schema as it does out of the rows', (command, name) => {
    const shape = expandShape(shapeOf(billing.responses[command], billing.schemas), billing.schemas, name);
    const properties = propertiesOf(rowSchema(shape), billing.schemas);
    const lists = properties.filter(({ schema }) => itemSchemaOf(schema, billing.schemas) !== undefined);
    expect(properties.map((property) => property.name)).toContain('orderId');
    expect(lists.map((property) => property.name)).not.toContain(name);
  });

  it('takes a list out of the object that it stands in, and leaves the rest of the object', () => {
    const item: Schema = {
      type: 'object',
      properties: [
        {
          name: 'a',
          schema: {
            type: 'object',
            properties: [
              { name: 'b', schema: { type: 'array', items: { type: 'string' } } },
              { name: 'c', schema: { type: 'string' } },
            ],
          },
        },
      ],
    };
    const shape = expandShape({ kind: 'list', item }, {}, 'a.b');
    expect(declaredFields(rowSchema(shape), {}).map(({ name }) => name)).toEqual(['b', 'a.c']);
  });

  it('notes a list that nothing has, where no schema could tell before', async () => {
    const { text, notes } = await renderJsonPages(['[{"a":1}]'], undefined, { format: 'jsonl', expand: 'b' });
    expect(text).toBe('');
    expect(notes).toEqual(['Nothing is called "b" here. There are: a']);
  });
});
