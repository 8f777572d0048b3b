/** Which hosts are this machine, as URLs and as sockets spell them. */
import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/model/http.ts';

describe('a host is this machine', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '[::1]',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::FFFF:127.0.0.1',
    '[::ffff:7f00:1]',
  ])('%s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
});

describe('a host is another machine', () => {
  it.each([
    '',
    'localhost.example.com',
    '127.evil.example',
    '127.0.0.1.example.com',
    '127.0.0.256',
    '127.1',
    '0.0.0.0',
    '::',
    '::2',
    '[::ffff:8.8.8.8]',
    '::ffff:128.0.0.1',
    '::127.0.0.1',
    '::1]/[',
    '[::1].example.com',
    '::1%lo',
    'user@127.0.0.1',
  ])('%s', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
