/** A token says of itself only what has the type that it should have. */
import { describe, expect, it } from 'vitest';
import { readClaims } from '../../../src/auth/token.ts';

const jwt = (claims: unknown): string => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

describe('the claims of a token', () => {
  it.each<[claims: unknown, read: object]>([
    [
      { operator: { operatorId: 'OP1' }, exp: 5 },
      { operatorId: 'OP1', expiresAt: 5 },
    ],
    [{ operator: { operatorId: 7 }, exp: 0 }, { expiresAt: 0 }],
    [{ operator: { operatorId: null }, exp: null }, {}],
    [{ operator: {} }, {}],
    [{ operator: null, exp: [5] }, {}],
    [{ operator: ['OP1'] }, {}],
    [[{ exp: 5 }], {}],
  ])('%j', (claims, read) => {
    expect(readClaims(jwt(claims))).toStrictEqual(read);
  });

  it('may hold any letter', () => {
    expect(readClaims(jwt({ operator: { operatorId: '事業者' } }))).toStrictEqual({ operatorId: '事業者' });
  });
});
