/** Secrets never show, whatever the spelling of their names. */
import { describe, expect, it } from 'vitest';
import { redacted } from '../../../src/secret/names.ts';
import { redactHeaders, redactText, redactUrl } from '../../../src/secret/redact.ts';

describe('redactText', () => {
  it.each([
    ['{"token":"HUSH"}', `{"token":"${redacted}"}`],
    ['{ "token" : "HUSH", "a": "b" }', `{ "token" : "${redacted}", "a": "b" }`],
    ['{"deep":[{"authKey":"HUSH"}]}', `{"deep":[{"authKey":"${redacted}"}]}`],
    ['{"token":"HU\\"SH"}', `{"token":"${redacted}"}`],
    ['{"to\\u006ben":"HUSH"}', `{"to\\u006ben":"${redacted}"}`],
    ['{"mfaOTPCode":123456}', `{"mfaOTPCode":"${redacted}"}`],
    ['{"a":1,"password":"HUS', `{"a":1,"password":"${redacted}"`],
    ['{"authKeyId":"keyId-1"}', '{"authKeyId":"keyId-1"}'],
    ['{"note":"token","token":null}', '{"note":"token","token":null}'],
    ['{"url":"https://x/?a=1&signature=HUSH&b=2"}', `{"url":"https://x/?a=1&signature=${redacted}&b=2"}`],
    ['{"url":"https://x/?a=1\\u0026token=HUSH"}', `{"url":"https://x/?a=1\\u0026token=${redacted}"}`],
    ['plain text', 'plain text'],
    ['', ''],
  ])('%s', (text, shown) => {
    expect(redactText(text)).toBe(shown);
  });
});

describe('redactHeaders and redactUrl', () => {
  it('mask values, not names', () => {
    expect(redactHeaders({ Authorization: 'HUSH', Accept: '*/*' })).toEqual({
      Authorization: redacted,
      Accept: '*/*',
    });
  });

  it.each([
    ['https://api.soracom.io/v1/bills?limit=5', 'https://api.soracom.io/v1/bills?limit=5'],
    ['https://u:HUSH@api.soracom.io/', 'https://redacted@api.soracom.io/'],
    [
      'https://api.soracom.io/?a=%26&token=HUSH&token=HUSH2',
      `https://api.soracom.io/?a=%26&token=${redacted}&token=${redacted}`,
    ],
  ])('%s', (url, shown) => {
    expect(redactUrl(new URL(url))).toBe(shown);
  });
});
