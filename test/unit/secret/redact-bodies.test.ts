/** Secrets are masked by the names they stand under, and nothing else is touched. */
import { describe, expect, it } from 'vitest';
import { collectSecrets } from '../../../src/secret/find-secrets.ts';
import { redactHeaders, redactText, redactUrl } from '../../../src/secret/redact.ts';

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
    ['{"credentials":{"a":["CANARY",{"b":"CANARY"}]},"c":1}', '{"credentials":"[redacted]","c":1}'],
    ['{"secret":{"a":"}CANARY","b":["CAN', '{"secret":"[redacted]"'],
    [
      '{"pin":1234,"hasPassword":true,"token":null,"key":""}',
      '{"pin":"[redacted]","hasPassword":true,"token":null,"key":""}',
    ],
    ['["a",":"],"token":"CANARY"', '["a",":"],"token":"[redacted]"'],
    ['5" disk, {"token":"CANARY"}', '5" disk, {"token":"[redacted]"}'],
    ['["{\\"token\\":\\"CANARY\\"}"]', '["{\\"token\\":\\"[redacted]\\"}"]'],
    ['{"m":"{\\"token\\":\\"CANARY\\', '{"m":"{\\"token\\":\\"[redacted]\\""'],
    ['user[password]=CANARY&a[b]=c', 'user[password]=[redacted]&a[b]=c'],
    ['{"nextPageToken":"t","last_evaluated_key":"k"}', '{"nextPageToken":"t","last_evaluated_key":"k"}'],
    ['{"t":"\\u00e4 \\"x\\""}', '{"t":"\\u00e4 \\"x\\""}'],
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

  it.each([
    ['{"credentials":{"name":"a","deep":[{"key":"b"}],"n":1},"c":"d"}', ['a', 'b', '1']],
    ['{"pin":12345678901234567890}', ['12345678901234567890']],
    ['{"credentials":{"name":"a","key":"b\\', ['a', 'b']],
  ])('gives those in %s', (body, values) => {
    expect(collectSecrets(body)).toEqual(values);
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
