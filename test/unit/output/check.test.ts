import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import type { Schema } from '../../../src/model/command.ts';
import { prepareOutput } from '../../../src/output/prepare.ts';
import type { RenderOptions } from '../../../src/output/options.ts';
import { billing } from './rendering.ts';

function prepare(
  schema: Schema | undefined,
  schemas: Record<string, Schema>,
  options: Partial<RenderOptions>,
) {
  return prepareOutput(schema, schemas, {
    format: 'json',
    color: false,
    unicode: true,
    width: undefined,
    ...options,
  });
}

async function problemsOf(command: string, options: Partial<RenderOptions>): Promise<string> {
  const schema = billing.responses[command];
  if (schema === undefined) throw new Error(`no command "${command}"`);
  try {
    await prepare(schema, billing.schemas, options);
    return '';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

describe('prepareOutput', () => {
  it.each([
    ['bills list', { format: 'csv' }],
    ['bills list', { format: 'chart' }],
    ['bills get-daily', { format: 'chart' }],
    ['bills summaries get-sims', { format: 'chart' }],
    ['bills summaries get-bill-items', { format: 'chart' }],
    ['orders get', { format: 'chart' }],
    ['products list', { format: 'chart' }],
    ['orders list', { format: 'table', columns: ['A:orderId', 'shippingAddress.city', 'shippingAddress'] }],
    [
      'orders list',
      { format: 'csv', columns: ['resourceInitialSetting.simInitialSettings.plan01s.groupId'] },
    ],
    ['orders list', { sortBy: 'shippingAddress.city:desc' }],
    ['orders list', { format: 'csv', expand: 'orderItemList', columns: ['orderId', 'product.productCode'] }],
    ['products list', { format: 'csv', expand: 'productList', sortBy: 'price' }],
    ['bills list', { format: 'csv', query: 'billList[].yearMonth', columns: ['anything'] }],
  ] as const)('%s may be shown with %j', async (command, options) => {
    expect(await problemsOf(command, options)).toBe('');
  });

  it.each([
    [
      'bills list',
      { format: 'table', columns: ['nope'] },
      'no column "nope". Columns: amount, appliedCouponAmount',
    ],
    ['bills list', { format: 'json', columns: ['amount'] }, '--query'],
    ['bills list', { sortBy: 'nope:desc' }, 'nothing called "nope" to sort by. Names: amount'],
    ['bills list', { expand: 'nope' }, 'no list "nope"'],
    ['bills get', { sortBy: 'amount' }, 'no list'],
    ['products list', { format: 'csv' }, 'productList, shippingCostList'],
    ['products list', { format: 'table', columns: ['price'] }, '--expand'],
    ['products list', { format: 'json', sortBy: 'price' }, '--expand'],
    ['orders list-subscribers', { format: 'chart' }, '--output table'],
    ['bills get', { format: 'chart' }, '--output table'],
    ['bills list', { query: 'billList[' }, 'column 10'],
    ['bills list', { query: 'billList[', raw: false }, '--query'],
  ] as const)('%s may not with %j', async (command, options, expected) => {
    expect(await problemsOf(command, options)).toContain(expected);
  });

  it('names everything that is wrong at once', async () => {
    const problems = await problemsOf('bills list', {
      format: 'csv',
      columns: ['a', 'amount', 'X:b'],
      sortBy: 'c',
    });
    expect(problems.split('\n')).toEqual([
      expect.stringContaining('"a"'),
      expect.stringContaining('"b"'),
      expect.stringContaining('"c"'),
    ]);
  });

  it.each<Schema | undefined>([
    undefined,
    { type: 'any' },
    { type: 'object' },
    { type: 'array', items: { type: 'any' } },
  ])('has nothing to say about %j', async (schema) => {
    await expect(prepare(schema, {}, { format: 'csv', columns: ['x'] })).resolves.toBeTypeOf('function');
  });
});
