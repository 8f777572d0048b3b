/** What is said of a server or proxy that can't be reached, over every way that a request can take. */
import type { Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { explainFailure } from '../../../src/http/failure.ts';
import { createNodeTransport } from '../../../src/http/node-transport.ts';
import type { OpenTransport, TransportError } from '../../../src/http/transport.ts';
import { createUndiciTransport } from '../../../src/http/undici-transport.ts';
import { en } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';
import { createIdentity, type CertificateOptions, type Identity } from '../../helpers/certificate.ts';
import { findClosedPort, listen, serve, serveSockets } from '../../helpers/loopback.ts';
import { startProxy } from '../../helpers/proxy-server.ts';

const day = 86_400_000;
const authority = createIdentity();
const timeouts = { connect: 60_000, headers: 60_000, idle: 60_000 };
const open: OpenTransport[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
});

interface Said {
  sentence: string;
  hint: string;
}

/** What is said, in English, of a request that fails; hosts without their ports. */
async function failure(
  url: string,
  transport: OpenTransport,
  limits: Partial<typeof timeouts> = {},
): Promise<Said> {
  open.push(transport);
  const request = { method: 'GET' as const, url: new URL(url), headers: {} };
  const options = { timeouts: { ...timeouts, ...limits }, signal: new AbortController().signal };
  const error = await transport.send(request, options).then(
    () => expect.unreachable(),
    (thrown: TransportError) => thrown,
  );
  expect(error).toMatchObject({ kind: 'network', phase: 'connect' });
  const { sentence, details } = error;
  for (const text of [sentence(ja), details.hint?.(ja) ?? '', sentence(en), details.hint?.(en) ?? '']) {
    expect(text).not.toMatch(/\b(E[A-Z]{4,}|ERR_|UND_|CERT_|UNABLE_|HUSH)/);
  }
  const plain = (text: string): string => text.replaceAll(/:\d+\b/g, '');
  return { sentence: plain(sentence(en)), hint: plain(details.hint?.(en) ?? '') };
}

async function serveTls(identity: Identity): Promise<number> {
  return (await serve((_, response) => void response.end(), identity)).port;
}

const ways = {
  'node:https': () => Promise.resolve(createNodeTransport({ ca: [authority.cert] })),
  undici: () => Promise.resolve(createUndiciTransport({ timeouts, ca: [authority.cert] })),
  'a tunnel': async () => {
    const proxy = new URL((await startProxy()).origin);
    return createUndiciTransport({ timeouts, ca: [authority.cert], proxy });
  },
} satisfies Record<string, () => Promise<OpenTransport>>;

describe.each(Object.entries(ways))('a certificate over %s', (_name, makeTransport) => {
  it.each<[what: string, certificate: CertificateOptions, sentence: string, hint: RegExp]>([
    ['past its time', { issuer: authority, until: Date.now() - 1000 }, 'it has expired', /clock .* UTC/],
    [
      'before its time',
      { issuer: authority, from: Date.now() + day / 2 },
      'it is not valid yet',
      /clock .* UTC/,
    ],
    ['of another host', { issuer: authority, host: 'other.test' }, 'it is for other.test', /Check the host/],
    ['that signs itself', {}, 'it is self-signed', /--ca-file/],
    [
      'of an unknown issuer',
      { issuer: createIdentity() },
      'its issuer is not known on this machine',
      /proxy .*--ca-file/,
    ],
  ])('%s is told apart', async (_what, certificate, sentence, hint) => {
    const port = await serveTls(createIdentity(certificate));
    const said = await failure(`https://localhost:${port}/`, await makeTransport());
    expect(said.sentence).toBe(`The certificate of localhost can't be trusted: ${sentence}.`);
    expect(said.hint).toMatch(hint);
  });
});

describe('a proxy', () => {
  const through = (proxy: string, limits: Partial<typeof timeouts> = {}): OpenTransport =>
    createUndiciTransport({
      timeouts: { ...timeouts, ...limits },
      ca: [authority.cert],
      proxy: new URL(proxy),
    });

  const targets = ['https://api.test/', 'http://api.test/'];

  describe.each(targets)('on the way to %s', (target) => {
    it('that refuses the connection is named, without its password', async () => {
      const said = await failure(target, through(`http://me:HUSH@127.0.0.1:${await findClosedPort()}`));
      expect(said.sentence).toBe('Nothing answers at the proxy 127.0.0.1: the connection was refused.');
      expect(said.hint).toContain('HTTPS_PROXY');
    });

    it('that nobody knows is named', async () => {
      const said = await failure(target, through('http://me:HUSH@proxy.invalid:8080'));
      expect(said.sentence).toBe('The proxy proxy.invalid was not found.');
    });

    it.each([
      ['', 'asks for a user and a password (HTTP 407).'],
      ['me:HUSH@', 'refuses the user and password in its address (HTTP 407).'],
    ])('that wants credentials other than "%s" says so', async (credentials, words) => {
      const { port } = await startProxy({ credentials: 'a:b' });
      const said = await failure(target, through(`http://${credentials}127.0.0.1:${port}`));
      expect(said.sentence).toBe(`The proxy 127.0.0.1 ${words}`);
      expect(said.hint).toContain('http://user:password@host');
    });

    it('whose own certificate is past its time is named', async () => {
      const port = await serveTls(createIdentity({ issuer: authority, until: Date.now() - 1000 }));
      const said = await failure(target, through(`https://me:HUSH@localhost:${port}`));
      expect(said.sentence).toBe(
        "The proxy localhost: The certificate of localhost can't be trusted: it has expired.",
      );
      expect(said.hint).toMatch(/clock/);
    });

    it('that is for another host is named', async () => {
      const port = await serveTls(createIdentity({ issuer: authority, host: 'other.test' }));
      const said = await failure(target, through(`https://localhost:${port}`));
      expect(said.sentence).toContain('it is for other.test');
      expect(said.sentence).toContain('The proxy localhost');
    });

    it('that speaks no TLS is named', async () => {
      const { port } = await startProxy();
      const said = await failure(target, through(`https://localhost:${port}`));
      expect(said.sentence).toBe('No encrypted connection to the proxy localhost could be made.');
    });
  });

  it('that takes no connection further is named', async () => {
    const { port } = await serveSockets(() => undefined);
    const limits = { connect: 300 };
    const said = await failure('https://api.test/', through(`http://127.0.0.1:${port}`, limits), limits);
    expect(said.sentence).toBe('The proxy 127.0.0.1 did not answer within 0.3 s.');
  });

  it.each<[how: string, hangUp: (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.end()],
    ['resets the connection', (socket) => socket.resetAndDestroy()],
  ])('that %s is named', async (_how, hangUp) => {
    const { port } = await serveSockets((socket) => socket.once('data', () => hangUp(socket)));
    const said = await failure('https://api.test/', through(`http://127.0.0.1:${port}`));
    expect(said.sentence).toBe('The connection to the proxy 127.0.0.1 was closed before an answer came.');
  });

  it('that is none is named', async () => {
    const { port } = await serveSockets((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n\r\n')));
    const said = await failure('https://api.test/', through(`http://127.0.0.1:${port}`));
    expect(said.sentence).toBe('What answers at the proxy 127.0.0.1 does not speak HTTP.');
  });

  it('that hangs in its own encryption is named', async () => {
    const { port } = await serveSockets(() => undefined);
    const limits = { connect: 300 };
    const said = await failure('https://api.test/', through(`https://localhost:${port}`, limits), limits);
    expect(said.sentence).toBe('The proxy localhost did not answer within 0.3 s.');
  });

  it('is not blamed for what waits behind it', async () => {
    const server = await listen(createTlsServer(), '127.0.0.1', 'https');
    const said = await failure(`https://localhost:${server.port}/`, through((await startProxy()).origin));
    expect(said.sentence).not.toContain('proxy');
  });
});

describe('a failure that no sentence is made for', () => {
  it('keeps the system’s words and none of its codes', () => {
    const error = Object.assign(new Error('connect EPROTOTYPE 10.0.0.1:443'), {
      code: 'EPROTOTYPE',
      errno: -91,
    });
    const { message } = explainFailure(error, 'connect', new URL('https://api.test'));
    expect(message).toBe('The connection to api.test failed: protocol wrong type for socket.');
  });
});
