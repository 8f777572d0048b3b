/** Documents that the simulator never heard of: answered from what they say. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../src/model/json-object.ts';
import { createRouteFinder } from '../../../src/simulator/route.ts';
import { documents, logIn, send } from './start.ts';

function read(name: string): JsonObject {
  const value: unknown = parse(
    readFileSync(new URL(`../../fixtures/simulator/${name}`, import.meta.url), 'utf8'),
  );
  if (!isObject(value)) throw new TypeError(`${name} is no document`);
  return value;
}

async function logInWith(name: string) {
  return logIn({ documents: [...documents, read(name)] });
}

describe('a foreign document', () => {
  it.each([
    [
      'GET',
      '/sims?limit=2',
      [{ simId: '8981100000000000001', status: 'active', tags: { date: '20221111' } }],
    ],
    ['GET', '/sims/8981', { simId: 'string', status: 'ready', tags: {}, created: 0, parent: { simId: 'x' } }],
    ['GET', '/stats', { since: '20250131', rate: 1.5, on: true, list: ['string'], either: { a: 'string' } }],
    ['GET', '/choices', { either: 'string', free: {}, map: {} }],
    ['GET', '/named', { from: 'a component' }],
  ])('%s %s', async (method, path, expected) => {
    const { call } = await logInWith('foreign.yaml');
    const { status, text } = await call(method, path);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject(expected);
  });

  it('ends where its schemas never do', async () => {
    const { call } = await logInWith('foreign.yaml');
    const { status, text } = await call('GET', '/tree');
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(10_000);
  });

  it('asks for credentials where it says so', async () => {
    const { simulator } = await logInWith('foreign.yaml');
    expect((await send(simulator, 'GET', '/sims?limit=2')).status).toBe(401);
    expect((await send(simulator, 'GET', '/open')).status).toBe(200);
    expect((await send(simulator, 'GET', '/maybe')).status).toBe(200);
  });

  it('checks optional credentials where they are sent', async () => {
    const { call, simulator } = await logInWith('foreign.yaml');
    expect((await call('GET', '/maybe')).status).toBe(200);
    const wrong = { 'x-soracom-api-key': 'k', 'x-soracom-token': 't' };
    expect((await send(simulator, 'GET', '/maybe', undefined, wrong)).status).toBe(401);
    expect((await send(simulator, 'GET', '/open', undefined, wrong)).status).toBe(200);
  });

  it('is read through its references: path items, bodies, responses; and servers of a path', async () => {
    const { call, simulator } = await logInWith('references.yaml');
    expect((await call('GET', '/shared')).body).toEqual({ name: 'shared' });
    expect((await call('POST', '/shared', { list: ['a'] })).status).toBe(200);
    expect((await call('POST', '/shared', { list: [1] })).body['message']).toBe('"list.0" is not valid.');
    expect((await call('POST', '/shared')).body['message']).toContain('body');
    const elsewhere = await fetch(`${simulator.endpoint}/v2/elsewhere`);
    expect([elsewhere.status, await elsewhere.json()]).toEqual([200, { name: 'shared' }]);
  });

  it('has its parameters and bodies checked', async () => {
    const { call } = await logInWith('foreign.yaml');
    expect((await call('GET', '/sims')).body['message']).toBe('"limit" is required.');
    expect((await call('GET', '/sims?limit=0')).body['message']).toBe('"limit" is not valid.');
    expect((await call('GET', '/sims?limit=2&status=none')).body['message']).toBe('"status" is not valid.');
    expect((await call('GET', '/sims?limit=2&label=A')).body['message']).toBe('"label" is not valid.');
    expect((await call('GET', '/sims?limit=2&label=a&odd=x')).status).toBe(200);
    expect((await call('POST', '/sims', { kinds: [{ name: 5 }] })).body['message']).toBe(
      '"kinds.0.name" is not valid.',
    );
    expect((await call('POST', '/sims', { kinds: [{}] })).body['message']).toBe(
      '"kinds.0.name" is required.',
    );
    expect((await call('POST', '/sims', { kinds: [{ name: 'a' }] })).status).toBe(201);
    expect((await call('PUT', '/broken', { anything: true })).status).toBe(200);
  });

  it('holds nobody up with a pattern that takes too long', async () => {
    const { call } = await logInWith('foreign.yaml');
    const endless = `${'a'.repeat(50)}!`;
    expect((await call('GET', `/sims?limit=2&slow=${endless}`)).status).toBe(200);
    expect((await call('POST', '/slow', { text: endless })).status).toBe(200);
    expect((await call('GET', '/sims?limit=2&label=A')).body['message']).toBe('"label" is not valid.');
  });

  it('keeps the slashes of a file path, and other values encoded', async () => {
    const { call, simulator } = await logInWith('foreign.yaml');
    expect((await call('GET', '/files/private/a/b/c.txt')).status).toBe(200);
    expect((await call('GET', '/sims/a%2Fb')).status).toBe(200);
    expect((await call('GET', '/sims/a/b')).status).toBe(404);
    const { body } = await send(simulator, 'GET', '/_simulator/requests');
    expect(body['byOperation']).toMatchObject({ getFile: 1, getSim: 1 });
  });

  it('answers with the type it says', async () => {
    const { call } = await logInWith('foreign.yaml');
    const { headers, status } = await call('GET', '/files/private/a.txt');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain']);
    const gone = await call('DELETE', '/sims/1');
    expect([gone.status, gone.text]).toEqual([204, '']);
  });

  it('of version 3.1 with types in lists', async () => {
    const { call } = await logInWith('modern.yaml');
    expect((await call('GET', '/modern')).body).toEqual({ name: 'string', size: 3 });
  });

  it('does not take the place of the shipped API', async () => {
    const { call } = await logInWith('modern.yaml');
    expect((await call('GET', '/bills')).body).toHaveProperty('billList');
  });
});

describe('a document with odd paths', () => {
  it.each([
    ['/v1/widgets/1', 'plain'],
    ['/v1/widgets/1?beta=true&limit=2', 'beta'],
    ['/v1/widgets/1?beta=false', 'plain'],
    ['/v1/pairs/xk/(all)*', 'pairs'],
    ['/v1/pairs/xk/%28all%29*', 'pairs'],
  ])('%s is answered as %s', async (path, expected) => {
    const find = createRouteFinder([read('../foreign/odd.yaml')]);
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    expect(find('GET', pathname, searchParams)).toMatchObject({ operation: { operationId: expected } });
  });
});
