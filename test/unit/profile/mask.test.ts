/** What of a profile is shown. */
import { describe, expect, it } from 'vitest';
import { maskProfile } from '../../../src/profile/mask.ts';
import { redacted as mask } from '../../../src/secret/names.ts';

describe('maskProfile', () => {
  it.each<[field: string, value: unknown, shown: unknown]>([
    ['email', 'a@example.com', 'a@example.com'],
    ['authKeyId', 'keyId-1', 'keyId-1'],
    ['authKey', 'secret-1', mask],
    ['password', 'p', mask],
    ['mfaOTPCode', '123456', mask],
    ['password', '', ''],
    ['headers', { Authorization: 'x', 'X-Plain': 'y' }, { Authorization: mask, 'X-Plain': mask }],
    ['profileCommand', 'vault read secret/soracom', `vault ${mask}`],
    ['profileCommand', 'vault', 'vault'],
    ['apiToken', 'unknown but telling', mask],
    ['clientSecret', { deep: 1 }, mask],
    ['theirs', [{ psk: 'p', name: 'n' }], [{ psk: mask, name: 'n' }]],
    ['connectionString', 'Host=h;Key=k', mask],
    ['monkey', 'no key', 'no key'],
    ['resumeKey', 'last-1', 'last-1'],
    ['useToken', false, false],
    ['password', null, null],
    ['note', 'unknown and harmless', 'unknown and harmless'],
    ['tokenTimeoutSeconds', 600, 600],
    ['sandbox', true, true],
  ])('%s: %j is shown as %j', (field, value, shown) => {
    expect(maskProfile({ [field]: value })).toEqual({ [field]: shown });
  });
});
