/** What the compiler makes of a property by its type, format and name. */
import { describe, expect, it } from 'vitest';
import type { Property, Schema } from '../../../src/model/command.ts';
import type { Meaning } from '../../../src/model/meaning.ts';
import { resolveSchema } from '../../../src/model/schema.ts';
import { describeProperties } from '../../../src/openapi/meaning.ts';
import { splitName } from '../../../src/model/name-words.ts';
import { classifyWords, entityOf } from '../../../src/openapi/naming.ts';

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };

function describeOne(
  property: Property,
  entity = '',
  others: readonly Property[] = [],
): Property | undefined {
  return describeProperties([property, ...others], entity, (schema) => resolveSchema(schema, {}))[0];
}

describe('the meaning of a property', () => {
  it.each<[string, Schema, Meaning | undefined]>([
    ['amount', number, 'money'],
    ['balance_due', number, 'money'],
    ['shippingCost', { type: 'integer' }, 'money'],
    ['unitPrice', number, 'price'],
    ['quantity', number, undefined],
    ['amount', text, undefined],
    ['currency', text, 'currency'],
    ['settlementCurrency', text, 'currency'],
    ['yearMonth', text, 'month'],
    ['validFrom', { ...text, format: 'yyyyMM' }, 'month'],
    ['contractTermMonth', { type: 'integer' }, undefined],
    ['chargedYearMonths', { type: 'array', items: text }, 'month'],
    ['endDate', text, 'day'],
    ['updateDate', { ...text, example: 'yyyyMMddHHmmss' }, 'time'],
    ['shipped', { ...text, format: 'date' }, 'day'],
    ['period', { ...text, format: 'yyyy-MM' }, 'month'],
    ['shipped', { ...text, example: 'yyyy/MM/dd' }, 'day'],
    ['sorting', { ...text, example: 'date' }, undefined],
    ['createdAt', text, 'time'],
    ['createdAt', number, 'time'],
    ['updatedTime', { type: 'integer' }, 'time'],
    ['time', number, undefined],
    ['customerId', text, 'reference'],
    ['trackingNumber', text, 'reference'],
    ['errorCode', { ...text, enum: ['a'] }, undefined],
    ['paid', text, undefined],
    ['paymentStatus', text, 'status'],
    ['state', { ...text, enum: ['open'] }, 'status'],
    ['state', text, undefined],
    ['companyName', text, undefined],
    ['enabled', { type: 'boolean' }, undefined],
    ['tags', { type: 'array', items: text }, undefined],
  ])('%s as %j is %s', (name, schema, expected) => {
    // beside an id of its own, which takes the place of the first id there is
    const own = { name: 'id', schema: text };
    expect(describeOne({ name, schema }, 'order', [own])?.meaning).toBe(expected);
  });

  it.each<[string, string, Meaning | undefined, number | undefined]>([
    ['orderId', 'order', 'id', undefined],
    ['simId', 'simcostbreakdown', 'id', undefined],
    ['orderName', 'order', 'name', undefined],
    ['companyName', 'order', undefined, 11],
    ['orderDateTime', 'order', 'time', 15],
    ['orderType', 'order', undefined, 19],
    ['orderStatus', 'order', 'status', 24],
    ['status', 'order', 'status', 26],
    ['description', 'order', undefined, 85],
    ['infoURL', 'order', 'url', 85],
    ['imsi', 'order', 'code', undefined],
    ['zipCode', 'order', 'code', undefined],
    ['yearMonth', 'order', 'month', 0],
    ['expiryYearMonth', 'order', 'month', undefined],
  ])('%s of a %s is %s and has rank %s', (name, entity, meaning, rank) => {
    const found = describeOne({ name, schema: text }, entity);
    expect([found?.meaning, found?.rank]).toEqual([meaning, rank]);
  });

  it('takes the first id for the own one where no name says which is', () => {
    const ids = ['zipCode', 'customerId', 'accountId'].map((name) => ({ name, schema: text }));
    const found = describeProperties(ids, '', (schema) => resolveSchema(schema, {}));
    expect(found.map(({ meaning }) => meaning)).toEqual(['code', 'id', 'reference']);
  });

  it('leaves what the document says outright', () => {
    const said = { name: 'orderId', schema: text, meaning: 'reference', rank: 80 } as const;
    expect(describeOne(said, 'order')).toEqual(said);
  });

  it('knows an object that only holds a list by all its names', () => {
    const list = { name: 'orders', schema: { type: 'array', items: text } } as const;
    const total = { name: 'total', schema: number };
    expect(describeOne(total, '', [list])?.meaning).toBe('paging');
    expect(describeOne(total, '', [list, { name: 'month', schema: text }])?.meaning).toBeUndefined();
    expect(describeOne(total)?.meaning).toBeUndefined();
  });
});

describe('names', () => {
  it.each([
    ['orderDateTime', ['order', 'date', 'time']],
    ['created_at', ['created', 'at']],
    ['productInfoURL', ['product', 'info', 'url']],
    ['URLOfPage', ['url', 'of', 'page']],
  ])('%s has the words %j', (name, expected) => {
    expect(splitName(name)).toEqual(expected);
  });

  it.each([
    ['GetOrderResponse', 'order'],
    ['EstimatedOrderItemModel', 'orderitem'],
    ['Order@my-api', 'order'],
    ['/paths/~1a/get', ''],
  ])('%s describes "%s"', (component, expected) => {
    expect(entityOf(component)).toBe(expected);
  });

  it('words of a status are told by convention, unless the document says better', () => {
    const words = ['paid', 'refund_fail', 'charging', 'cancelled', 'other', 'kitting'];
    expect(classifyWords(words, { good: ['kitting'] })).toEqual({
      good: ['kitting', 'paid'],
      bad: ['refund_fail'],
      pending: ['charging'],
      over: ['cancelled'],
      void: ['cancelled'],
    });
    expect(classifyWords(['refunded', 'cancelled'], { void: [] })).not.toHaveProperty('void');
    expect(classifyWords(['lost', 'cancelled'], { void: ['lost'] }).void).toEqual(['lost']);
  });
});
