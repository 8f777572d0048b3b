/** Secrets never show, whatever the spelling of their names. */
import { describe, expect, it } from 'vitest';
import { redacted } from '../../../src/secret/names.ts';
import { redactAddress, redactHeaders, redactText, redactUrl } from '../../../src/secret/redact.ts';

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

describe('an address that need not be a URL', () => {
  it.each([
    ['https://api.test/v1', 'https://api.test/v1'],
    ['not an address', 'not an address'],
    ['/a/path', '/a/path'],
    ['https://user:s3cr3t@host/v1', 'https://redacted@host/v1'],
    ['ftp://user:p@s3cr3t@host/v1', 'ftp://redacted@host/v1'],
    ['https://user:pa/s3cr3t@host', 'https://redacted@host'],
    ['http://user:s3cr3t@ho st', 'http://redacted@ho st'],
    ['http://user:pa?s3cr3t#@ho st', 'http://redacted@ho st'],
    ['https:s3cr3t:x@host', 'https://redacted@host/'],
    ['user:p@s3cr3t@host', 'user:redacted@host'],
    ['//user:s3cr3t@host', '//redacted@host'],
    ['https://user:s3cr3t@', 'https://redacted@'],
    ['http://[bad/?token=s3cr3t', 'http://[bad/?token=[redacted]'],
  ])('%s', (address, shown) => {
    expect(redactAddress(address)).toBe(shown);
  });
});
