import { expect, it } from 'vitest';
import { readPair } from '../../../src/model/token.ts';

it.each<[value: unknown, pair: object | undefined]>([
  [
    { apiKey: 'k', token: 't' },
    { apiKey: 'k', token: 't' },
  ],
  [
    { apiKey: 'k', token: 't', operatorId: 'o', userName: 'u', other: 1 },
    { apiKey: 'k', token: 't', operatorId: 'o', userName: 'u' },
  ],
  [
    { apiKey: 'k', token: 't', operatorId: 1, userName: null },
    { apiKey: 'k', token: 't' },
  ],
  [{ apiKey: 'k' }, undefined],
  [{ apiKey: 1, token: 't' }, undefined],
  [null, undefined],
  ['text', undefined],
])('of %j the pair is %j', (value, pair) => {
  expect(readPair(value)).toEqual(pair);
});
