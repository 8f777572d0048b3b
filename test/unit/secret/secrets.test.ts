/** Known secrets are masked in every spelling. */
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/secret/secrets.ts';

const secret = 'pä"ss/w+rd\\ & 12';

describe('a known secret', () => {
  it.each<[string, string]>([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ a: secret })],
    ['in JSON in JSON', JSON.stringify(JSON.stringify({ a: secret }))],
    ['in JSON, ASCII alone', JSON.stringify(secret).replaceAll('ä', '\\u00e4')],
    ['in JSON, slashes escaped', JSON.stringify(secret).replaceAll('/', '\\/')],
    ['in a query', `?a=${encodeURIComponent(secret)}&b=1`],
    ['in a form', new URLSearchParams({ a: secret.replaceAll(/[!'()~*]/g, '') }).toString()],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in base64 after a user name', Buffer.from(`u:${secret}`).toString('base64')],
    ['in base64 after a longer name', Buffer.from(`us:${secret}`).toString('base64')],
  ])('%s', (_, text) => {
    const secrets = createSecrets();
    secrets.add(secret);
    const masked = secrets.mask(`before ${text} after`);
    expect(masked).toContain('[redacted]');
    expect(masked).not.toContain(text);
    expect(masked).toMatch(/^before .* after$/);
  });

  it('that holds another is masked whole', () => {
    const secrets = createSecrets();
    secrets.add('abcdef', 'abcdefghi');
    expect(secrets.mask('abcdefghi abcdef')).toBe('[redacted] [redacted]');
  });

  it('too short to be told from text is left', () => {
    const secrets = createSecrets();
    secrets.add('the', undefined);
    expect(secrets.mask('the end')).toBe('the end');
  });
});
