/** How flags and shards get their names. */
import { describe, expect, it } from 'vitest';
import { toFlagName } from '../../../src/openapi/flags.ts';
import { shardFileName } from '../../../src/openapi/shard-name.ts';

describe('toFlagName', () => {
  it.each([
    ['yyyyMM', 'yyyy-mm'],
    ['addressLine1', 'address-line1'],
    ['export_mode', 'export-mode'],
    ['mfaOTPCode', 'mfa-otpcode'],
    ['operator_id', 'operator-id'],
    ['X-Soracom-Lang', 'x-soracom-lang'],
    ['content-type', 'content-type'],
    ['profile name', 'profile-name'],
    ['aBcDe', 'a-bc-de'],
    ['simID2Group', 'sim-id2group'],
    ['limit', 'limit'],
  ])('turns %s into %s', (name, flag) => {
    expect(toFlagName(name)).toBe(flag);
  });
});

describe('shardFileName', () => {
  it.each([
    ['bills', 'bills.json'],
    ['payment-history', 'payment-history.json'],
    ['nul', 'nul_.json'],
    ['com1', 'com1_.json'],
    ['root', 'root_.json'],
    ['a.b', 'a_2e_b.json'],
    ['A', '_41_.json'],
    ['../up', '_2e__2e__2f_up.json'],
  ])('keeps %s in %s', (word, file) => {
    expect(shardFileName(word)).toBe(file);
  });

  it('gives different words different files where case does not count', () => {
    const words = ['con', 'Con', 'CON', 'con_', 'a_', 'a', 'A', '_41_', 'a-b', 'a_b', 'a.b', 'root', 'Root'];
    const files = words.map((word) => shardFileName(word).toLowerCase());
    expect(new Set(files).size).toBe(words.length);
  });
});
