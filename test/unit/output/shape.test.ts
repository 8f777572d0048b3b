import { describe, expect, it } from 'vitest';
import type { Property } from '../../../src/model/command.ts';
import { shapeOf } from '../../../src/output/shape.ts';
import { billing } from './rendering.ts';

describe('shapeOf', () => {
  it.each([
    ['bills list', 'list', 'billList'],
    ['bills get-daily', 'list', 'billList'],
    ['payment-statements list', 'list', 'paymentStatementsList'],
    ['shipping-addresses list', 'list', 'shippingAddresses'],
    ['orders list-subscribers', 'list', 'orderedSubscriberList'],
    ['bills summaries get-sims', 'list', undefined],
    ['products list', 'lists', undefined],
    ['orders get', 'record', undefined],
    ['bills get', 'record', undefined],
    ['coupons create', 'record', undefined],
    ['payment-methods reactivate-current', 'unknown', undefined],
  ])('of %s is %s %s', (command, kind, property) => {
    const schema = billing.responses[command];
    const shape = shapeOf(schema, billing.schemas);
    expect(shape.kind).toBe(kind);
    expect(shape.kind === 'list' ? shape.property : undefined).toBe(property);
  });

  it('is a list where all that stands beside it is about its pages', () => {
    const list = { name: 'rows', schema: { type: 'array', items: { type: 'string' } } } as const;
    const beside = { name: 'whatever', schema: { type: 'integer' } } as const;
    const shape = (properties: Property[]) => shapeOf({ type: 'object', properties }, {});
    expect(shape([list, { ...beside, meaning: 'paging' }])).toMatchObject({ kind: 'list', property: 'rows' });
    expect(shape([list, beside]).kind).toBe('record');
  });

  it.each([
    ['a reference in a circle', { ref: 'A' }, { A: { ref: 'B' }, B: { ref: 'A' } }],
    ['a reference to nothing', { ref: 'toString' }, {}],
    ['no schema', undefined, {}],
  ])('takes %s for unknown', (_, schema, schemas) => {
    expect(shapeOf(schema, schemas)).toEqual({ kind: 'unknown' });
  });
});
