/** Known secrets are masked in every spelling. */
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../src/secret/secrets.ts';
import { escapeHtml } from '../../helpers/canary.ts';

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
    ['in JSON in JSON in JSON', JSON.stringify(JSON.stringify(JSON.stringify({ a: secret })))],
    ['in JSON in a URL', encodeURIComponent(JSON.stringify({ a: secret }))],
    ['in a URL twice', encodeURIComponent(encodeURIComponent(secret))],
    [
      'in a URL, escapes in lower case',
      encodeURIComponent(secret).replaceAll(/%../g, (e) => e.toLowerCase()),
    ],
    ['in HTML', escapeHtml(secret)],
    ['in HTML, numbers for all', secret.replaceAll(/\W/g, (c) => `&#x${c.charCodeAt(0).toString(16)};`)],
    ['in HTML, decimal', secret.replaceAll(/\W/g, (c) => `&#${c.charCodeAt(0)};`)],
    ['in JSON in HTML', escapeHtml(JSON.stringify({ a: secret }))],
    ['in a URL in HTML', escapeHtml(`?a=${encodeURI(secret)}`)],
    ['in HTML twice', escapeHtml(escapeHtml(secret))],
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

  it.each([
    String.raw`\\\\\\`,
    String.raw`\"\"\"`,
    '"'.repeat(8),
    '%%%%%%%%',
    '&&&&&&&&',
    'a-b.c*d+e?f^g$h{i}j(k)l|m[n]o',
    'line one\nline\ttwo',
    '𝔰𝔢𝔠𝔯𝔢𝔱',
  ])('%j is found in text and JSON, and looking for it always ends', (value) => {
    const secrets = createSecrets();
    secrets.add(value);
    expect(secrets.mask(`a ${value} b`)).toBe('a [redacted] b');
    expect(secrets.mask(`a ${encodeURIComponent(value)} b`)).toBe('a [redacted] b');
    expect(secrets.mask(`x${JSON.stringify(value)}y`)).toContain('[redacted]');
    expect(secrets.mask(`${'\\'.repeat(5000)}!`)).toContain('!');
    expect(secrets.mask(`${'%25'.repeat(5000)}${'&amp;'.repeat(5000)}!`)).toContain('!');
  });

  it('too short to be told from text is left', () => {
    const secrets = createSecrets();
    secrets.add('the', undefined);
    expect(secrets.mask('the end')).toBe('the end');
  });
});
