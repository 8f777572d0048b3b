/** Secrets are masked by the names they stand under, and nothing else is touched. */
import { describe, expect, it } from 'vitest';
import {
  collectSecrets,
  isSecretName,
  redactHeaders,
  redactText,
  redactUrl,
} from '../../../src/secret/redact.ts';

describe('a name', () => {
  it.each([
    ['authKey', true],
    ['auth_key', true],
    ['X-Soracom-API-Key', true],
    ['x-soracom-token', true],
    ['mfaOTPCode', true],
    ['newPassword', true],
    ['X-Amz-Signature', true],
    ['authKeyId', false],
    ['tokenTimeoutSeconds', false],
    ['email', false],
  ])('%s: secret %s', (name, expected) => {
    expect(isSecretName(name)).toBe(expected);
  });
});

describe('a body', () => {
  it.each([
    ['{"a":"x","password":"CANARY"}', '{"a":"x","password":"[redacted]"}'],
    ['{"a":{"token" : "CAN\\"ARY"}}', '{"a":{"token" : "[redacted]"}}'],
    ['{"to\\u006ben":"CANARY"}', '{"to\\u006ben":"[redacted]"}'],
    ['{"otpCode":123456}', '{"otpCode":"[redacted]"}'],
    ['{"password":["CANARY","CANARY2"],"b":1}', '{"password":"[redacted]","b":1}'],
    ['{"password":"CANA', '{"password":"[redacted]"'],
    ['{"token":["CANA', '{"token":"[redacted]"'],
    ['{"m":"{\\"token\\":\\"CANARY\\"}"}', '{"m":"{\\"token\\":\\"[redacted]\\"}"}'],
    ['password=CANARY&a=b', 'password=[redacted]&a=b'],
    [
      '{"url":"https://s.example/x?X-Amz-Signature=CANARY&X-Amz-Date=1"}',
      '{"url":"https://s.example/x?X-Amz-Signature=[redacted]&X-Amz-Date=1"}',
    ],
    [
      '{"url":"https://s.example/x?a=1\\u0026X-Amz-Signature=CANARY"}',
      '{"url":"https://s.example/x?a=1\\u0026X-Amz-Signature=[redacted]"}',
    ],
    ['{"authKeyId":"keyId-1","n":1.50}', '{"authKeyId":"keyId-1","n":1.50}'],
    ['{"say":"a \\"quoted\\" word"}', '{"say":"a \\"quoted\\" word"}'],
  ])('%s', (body, expected) => {
    expect(redactText(body)).toBe(expected);
  });

  it('gives its secrets as they are meant', () => {
    const body = '{"password":"a\\"b","x":{"token":["c","d"]},"m":"{\\"otp\\":\\"e\\"}","authKeyId":"k"}';
    expect(collectSecrets(body)).toEqual(['a"b', 'c', 'd', 'e']);
  });
});

describe('a URL', () => {
  it.each([
    ['https://u:CANARY@h/p', 'https://redacted@h/p'],
    ['https://h/p?token=CANARY&a=1', 'https://h/p?token=[redacted]&a=1'],
    ['https://h/%E0%A4?api_key=CANARY', 'https://h/%E0%A4?api_key=[redacted]'],
    ['https://h/p?a=b%20c', 'https://h/p?a=b%20c'],
  ])('%s', (url, expected) => {
    expect(redactUrl(new URL(url))).toBe(expected);
  });
});

describe('headers', () => {
  it('are masked by name, and links in them by parameter', () => {
    expect(
      redactHeaders({ Authorization: 'CANARY', 'X-Own': 'a', location: 'https://h/?Signature=CANARY&b=1' }),
    ).toEqual({ Authorization: '[redacted]', 'X-Own': 'a', location: 'https://h/?Signature=[redacted]&b=1' });
  });
});
