/** What a query only picks keeps what the schema says of it. */
import { describe, expect, it } from 'vitest';
import { compile } from '@jmespath-community/jmespath';
import { resultSchema } from '../../../../src/output/query/result-schema.ts';
import { billing } from '../rendering.ts';

const orders = billing.responses['orders list'];
const list = (ref: string) => ({ type: 'array', items: { ref } });

describe('the schema of a result', () => {
  it.each([
    ['@', orders],
    ['orderList', list('GetOrderResponse')],
    ['orderList[]', list('GetOrderResponse')],
    ['orderList[*]', list('GetOrderResponse')],
    ['orderList[:2]', list('GetOrderResponse')],
    ["orderList[?orderStatus=='shipped']", list('GetOrderResponse')],
    ['sort_by(orderList, &totalAmount)', list('GetOrderResponse')],
    ['reverse(orderList) | [:1]', list('GetOrderResponse')],
    ['orderList[0]', { ref: 'GetOrderResponse' }],
    ['max_by(orderList, &totalAmount)', { ref: 'GetOrderResponse' }],
    ['orderList[0].shippingAddress', { ref: 'ShippingAddressModel' }],
    ['orderList[].orderItemList[]', list('EstimatedOrderItemModel')],
    ['orderList[].orderItemList', { type: 'array', items: list('EstimatedOrderItemModel') }],
    ['none', undefined],
    ['orderList[].{id: orderId}', undefined],
    ['length(orderList)', undefined],
    ['orderList || `1`', undefined],
  ])('%s', (expression, expected) => {
    const found = resultSchema(compile(expression), orders, billing.schemas);
    expect({ found }).toMatchObject({ found: expected });
  });

  it('is unknown where the answer has none', () => {
    expect(resultSchema(compile('a'), undefined, {})).toBeUndefined();
  });
});
