/** The checks that reach out: name, encryption, clock, authentication. */
import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:tls';
import { findOperatorId } from '../../src/auth/token.ts';
import { openClient } from '../../src/connect/client.ts';
import { openSend } from '../../src/connect/send.ts';
import { InterruptedError, NetworkError } from '../../src/errors.ts';
import { describeFailure } from '../../src/http/failure.ts';
import { isLoopback } from '../../src/model/loopback.ts';
import { ok, problem, succeeds, type Check, type CheckInput, type Finding } from './check.ts';
import { findUrl } from './endpoint.ts';
import { findProxy } from './proxy.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** How long each step may take, in milliseconds. */
const timeLimit = 10_000;

/** The clock may be this far off, in seconds: the Date header counts whole ones, and the answer takes its time. */
const tolerance = 60;

/** In the order in which one thing depends on the other. */
export function remoteChecks({ context }: CheckInput): Check[] {
  const url = () => findUrl(context);
  const credentials = async () => (await context.openSession()).requireCredentials();
  return [
    { name: 'dns', run: after('endpoint', url, () => checkName(context)) },
    { name: 'tls', run: after('endpoint', url, () => checkTls(context)) },
    { name: 'clock', run: after('endpoint', url, () => checkClock(context)) },
    { name: 'authentication', run: after('credentials', credentials, () => checkAuthentication(context)) },
  ];
}

/** A check that says nothing new where what it stands on is broken. */
function after(
  name: string,
  need: () => Promise<unknown>,
  run: () => Promise<Finding>,
): () => Promise<Finding> {
  return async () =>
    (await succeeds(need)) ? run() : { status: 'skipped', detail: (t) => t.doctor.skipped(name) };
}

async function checkName(context: CommandContext): Promise<Finding> {
  const url = await findUrl(context);
  if (findProxy(url, context.io.env)) return { status: 'skipped', detail: (t) => t.doctor.throughProxy };
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  try {
    const found = await within(lookup(host, { all: true }), context);
    const addresses = found.map(({ address }) => address).join(', ');
    return ok((t) => t.doctor.resolved(host, addresses));
  } catch (error) {
    throw describeFailure(error, 'connect', url);
  }
}

async function checkTls(context: CommandContext): Promise<Finding> {
  const url = await findUrl(context);
  if (url.protocol === 'http:') {
    if (isLoopback(url.hostname)) return { status: 'skipped', detail: (t) => t.doctor.tlsLocal };
    return problem(
      'usage',
      (t) => t.doctor.tlsPlain,
      (t) => t.doctor.tlsPlainHint,
    );
  }
  if (findProxy(url, context.io.env)) return { status: 'skipped', detail: (t) => t.doctor.throughProxy };
  const socket = connect({
    host: url.hostname,
    port: Number(url.port || 443),
    servername: url.hostname,
    ALPNProtocols: ['http/1.1'],
  });
  try {
    await within(
      new Promise<void>((resolve, reject) => {
        socket.once('secureConnect', resolve);
        socket.once('error', reject);
      }),
      context,
    );
    const protocol = socket.getProtocol() ?? '';
    const until = socket.getPeerCertificate().valid_to;
    return ok((t) => t.doctor.tls(protocol, until));
  } catch (error) {
    throw describeFailure(error, 'connect', url);
  } finally {
    socket.on('error', () => undefined);
    socket.destroy();
  }
}

/** Any answer will do, whatever its status: only its Date is read (RFC 9110, section 6.6.1). */
async function checkClock(context: CommandContext): Promise<Finding> {
  const send = await openSend(context);
  const sent = context.io.now();
  const url = new URL(`${(await findUrl(context)).href.replace(/\/$/, '')}/v1`);
  const { headers, body } = await send({ method: 'GET', url, headers: { Accept: '*/*' } });
  for await (const _ of body) break;
  const date = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(date)) return { status: 'skipped', detail: (t) => t.doctor.noDate };
  const middle = (sent + context.io.now()) / 2;
  const seconds = Math.round(Math.abs(middle - date) / 1000);
  if (seconds <= tolerance) return ok((t) => t.doctor.clock(Math.max(1, seconds)));
  return problem(
    'credentials',
    (t) => t.doctor.clockOff(seconds),
    (t) => t.doctor.clockHint,
  );
}

async function checkAuthentication(context: CommandContext): Promise<Finding> {
  const client = await openClient(context);
  const { token, from } = await client.tokens.obtain();
  const operator = findOperatorId(token) ?? '?';
  return ok((t) => (from === 'cache' ? t.doctor.signedInByCache(operator) : t.doctor.signedIn(operator)));
}

/** @throws NetworkError when it takes too long, InterruptedError on Ctrl-C */
async function within<T>(work: Promise<T>, { io }: CommandContext): Promise<T> {
  const done = new AbortController();
  const signal = AbortSignal.any([io.signal, done.signal]);
  const limit = async (): Promise<never> => {
    try {
      await sleep(timeLimit, undefined, { signal });
    } catch (error) {
      throw new InterruptedError((t) => t.errors.interrupted, { cause: error });
    }
    throw new NetworkError((t) => t.doctor.timedOut(timeLimit / 1000));
  };
  try {
    return await Promise.race([work, limit()]);
  } finally {
    done.abort();
  }
}
