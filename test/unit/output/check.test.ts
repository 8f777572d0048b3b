import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import type { ResponseModel } from '../../../src/model/command.ts';
import { checkOutput } from '../../../src/output/check.ts';
import type { RenderOptions } from '../../../src/output/options.ts';
import { billing } from './rendering.ts';

async function problemsOf(command: string, options: Partial<RenderOptions>): Promise<string> {
  const schema = billing.responses[command];
  if (schema === undefined) throw new Error(`no command "${command}"`);
  try {
    await checkOutput({ kind: 'json', schema }, billing.schemas, { format: 'json', ...options });
    return '';
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

describe('checkOutput', () => {
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

  it.each<Pick<ResponseModel, 'kind' | 'schema'>>([
    { kind: 'none' },
    { kind: 'bytes' },
    { kind: 'json' },
    { kind: 'json', schema: { type: 'any' } },
    { kind: 'json', schema: { type: 'object' } },
    { kind: 'json', schema: { type: 'array', items: { type: 'any' } } },
  ])('has nothing to say about %j', async (response) => {
    const options = { format: 'csv', columns: ['x'] } as const;
    await expect(checkOutput(response, {}, options)).resolves.toBeUndefined();
  });
});
