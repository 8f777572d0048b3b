/** The connection of a run: each part is made once, and all of it ends with the run. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createContext } from '../../../src/app/context.ts';
import type { App, CommandContext } from '../../../src/command/command.ts';
import { readSettings } from '../../../src/command/settings.ts';
import { createConnection } from '../../../src/connect/connection.ts';
import { endpointOf, ownEndpointOf } from '../../../src/connect/endpoint.ts';
import { readText } from '../../../src/http/body.ts';
import { createSecrets } from '../../../src/secret/secrets.ts';
import { en } from '../../../src/text/en.ts';
import { createMemoryIo } from '../../helpers/memory-io.ts';
import { serve } from '../../helpers/loopback.ts';

/** A context with these variables, and what it was told to close. */
function makeContext(env: Record<string, string> = {}, hosts: CommandContext['tree']['hosts'] = {}) {
  const closers: (() => Promise<void>)[] = [];
  onTestFinished(async () => void (await Promise.all(closers.map((close) => close()))));
  const home = mkdtempSync(join(tmpdir(), 'soracom-connection-'));
  const refuse = (): never => {
    throw new Error('not needed here');
  };
  const app: App = {
    catalogue: [],
    indexDir: refuse,
    loadPrompter: refuse,
    readDocuments: refuse,
    startDemo: refuse,
    findInstallation: refuse,
  };
  const context = createContext({
    app,
    io: createMemoryIo({ env: { SORACOM_PROFILE_DIR: home, ...env }, home }).io,
    lang: 'en',
    profileDir: home,
    text: en,
    warn: refuse,
    secrets: createSecrets(),
    writes: { fate: 'none' },
    settings: readSettings(new Map(), env).settings,
    tree: { hosts, first: () => [], groups: () => [], open: () => undefined },
    onClose: (close) => void closers.push(close),
  });
  return { context, closers };
}

const pair = { SORACOM_API_KEY: 'k', SORACOM_API_TOKEN: 't' };

describe('a connection', () => {
  it('makes session, client and transports once, whoever asks', async () => {
    const server = await serve((_request, response) => response.end('ok'));
    const { context, closers } = makeContext({ ...pair, SORACOM_ENDPOINT: server.origin });
    const connection = createConnection(context);
    expect(await connection.session()).toBe(await connection.session());
    expect(await connection.client()).toBe(await connection.client());

    const request = { method: 'GET', url: new URL(server.origin), headers: {} } as const;
    const token = await (await connection.client()).authenticate();
    const plan = { method: 'GET', path: '/v1/bills', query: [], headers: {} } as const;
    for (const ask of [
      () => connection.send(request),
      async () => (await connection.client()).call({ ...plan, query: [] }, token),
      () => connection.send(request),
      () => connection.transfer(request),
      () => connection.transfer(request),
    ]) {
      expect(await readText((await ask()).body)).toBe('ok');
    }
    expect(closers).toHaveLength(1);
    // One for calls, one for transfers.
    expect(server.connections()).toBe(2);
  });

  it('is opened by nobody who does not ask', async () => {
    const { context, closers } = makeContext({ ...pair, SORACOM_CA_FILE: 'none.pem' });
    const connection = createConnection(context);
    expect(closers).toEqual([]);
    // The variable would have failed whoever opens it.
    expect(await connection.client().catch((error: unknown) => error)).toMatchObject({ kind: 'usage' });
  });

  it('fails each time in the same way', async () => {
    const { context } = makeContext({ SORACOM_PROFILE: 'none' });
    const connection = createConnection(context);
    const first = await connection.session().catch((error: unknown) => error);
    expect(first).toMatchObject({ kind: 'credentials' });
    await expect(connection.session()).rejects.toBe(first);
    await expect(connection.client()).rejects.toBe(first);
  });

  it('says what is wrong with the CA file before anything is sent', async () => {
    const { context } = makeContext({ ...pair, SORACOM_CA_FILE: 'none.pem' });
    await expect(createConnection(context).client()).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('the endpoint of a profile in a run', () => {
  const hosts = { jp: 'https://jp.document.example' };

  it.each([
    ['the documents', {}, hosts, undefined, 'https://jp.document.example'],
    [
      'the last resort, for what they do not name',
      {},
      hosts,
      { coverageType: 'g' } as const,
      'https://g.api.soracom.io',
    ],
    ['the last resort, where they name none', {}, {}, undefined, 'https://api.soracom.io'],
    ['the sandbox, whatever they name', {}, hosts, { sandbox: true }, 'https://api-sandbox.soracom.io'],
    ['the environment', { SORACOM_ENDPOINT: 'https://e.example' }, hosts, undefined, 'https://e.example'],
  ])('comes from %s', (_name, env, given, profile, url) => {
    expect(endpointOf(profile, makeContext(env, given).context).url).toBe(url);
  });

  it('is the same for calls', async () => {
    const { context } = makeContext(pair, hosts);
    expect((await context.connection.session()).endpoint.url).toBe('https://jp.document.example');
  });

  it('of its own leaves the run’s settings out', () => {
    const { context } = makeContext(
      { SORACOM_ENDPOINT: 'https://e.example', SORACOM_COVERAGE_TYPE: 'g' },
      hosts,
    );
    expect(ownEndpointOf({}, context).url).toBe('https://jp.document.example');
  });
});
