/** A secret that was planted somewhere is never seen again. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactHeaders, redactProperties, redactText, redactUrl } from '../../../src/secret/redact.ts';
import { createSecrets } from '../../../src/secret/secrets.ts';
import { anyText, holds } from '../../helpers/properties.ts';

/** Unlike anything around it. */
const secret = fc.stringMatching(/^XYZZY[A-Za-z0-9]{6,20}$/);
const name = fc.constantFrom(
  'password',
  'authKey',
  'auth_key',
  'X-Soracom-Token',
  'x-soracom-api-key',
  'apiKey',
  'token',
  'clientSecret',
  'Authorization',
  'mfaOTPCode',
  'connectionString',
  'passPhrase',
);
const key = fc.string({ unit: 'grapheme', maxLength: 8 });

describe('a planted secret', () => {
  it('is masked in JSON however deep it is, and however the text is cut off', () => {
    const around = fc.array(fc.tuple(key, fc.constantFrom('object', 'list', 'text')), { maxLength: 4 });
    holds(fc.tuple(secret, name, around, fc.jsonValue(), fc.nat({ max: 40 })), (given) => {
      const [value, under, layers, other, cut] = given;
      let body: unknown = { before: other, [under]: value, after: other };
      for (const [outer, kind] of layers) {
        if (kind === 'object') body = { other, [outer]: body };
        else body = kind === 'list' ? [other, body] : { message: JSON.stringify(body) };
      }
      for (const text of [JSON.stringify(body), JSON.stringify(body, undefined, 2)]) {
        expect(redactText(text)).not.toContain(value);
        expect(redactText(text.slice(0, Math.max(0, text.length - cut)))).not.toContain(value);
      }
    });
  });

  it('is masked in properties, headers and URLs', () => {
    holds(fc.tuple(secret, name, fc.webUrl({ withQueryParameters: false })), ([value, under, address]) => {
      const nested = { a: [{ [under]: value }], [under]: { deep: value } };
      expect(JSON.stringify(redactProperties(nested))).not.toContain(value);
      expect(JSON.stringify(redactHeaders({ [under]: value }))).not.toContain(value);
      const url = new URL(address);
      url.searchParams.set(under, value);
      url.password = value;
      expect(redactUrl(url)).not.toContain(value);
    });
  });

  it('that is known by value is masked wherever it comes back, in any spelling', () => {
    const any = anyText.filter((text) => text.length >= 6 && !/\p{Cs}/u.test(text));
    holds(fc.tuple(fc.oneof(secret, any), anyText, anyText), ([value, before, after]) => {
      const secrets = createSecrets();
      secrets.add(value);
      const spellings = [
        value,
        JSON.stringify(value),
        encodeURIComponent(value),
        JSON.stringify({ message: JSON.stringify({ value }) }),
      ];
      for (const spelling of spellings) {
        const masked = secrets.mask(`${before} ${spelling} ${after}`);
        expect(masked).toContain('[redacted]');
        // What is left are the quotes and braces around it, and what was there before.
        expect(masked.length).toBeLessThan(before.length + spelling.length + after.length + 14);
        expect(value.startsWith('XYZZY') && masked.includes(value)).toBe(false);
      }
    });
  });
});
