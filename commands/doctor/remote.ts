/**
 * The checks that reach out: name, encryption, clock, authentication. All but the first send what they send with the
 * run's own connection, so that they meet what a call meets.
 */
import { lookup } from 'node:dns/promises';
import { authBasePath, buildApiRequest } from '../../src/auth/soracom-api.ts';
import { NetworkError, UsageError } from '../../src/errors.ts';
import { explainFailure } from '../../src/http/failure.ts';
import { discardBody } from '../../src/http/body.ts';
import { pause } from '../../src/http/pause.ts';
import type { Encryption } from '../../src/http/transport.ts';
import { isLoopback } from '../../src/model/http.ts';
import { checkAuthentication } from './authentication.ts';
import { ok, problem, succeeds, type Check, type CheckInput, type Finding } from './check.ts';
import { findRoute, findUrl } from './endpoint.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** How long the name may take to be found, in milliseconds. */
const timeLimit = 10_000;

/** The clock may be this far off, in seconds: the Date header counts whole ones, and the answer takes its time. */
const tolerance = 60;

/** In the order in which one thing depends on the other. */
export function remoteChecks({ context }: CheckInput): Check[] {
  let answer: Promise<Answer> | undefined;
  const reach = (): Promise<Answer> => (answer ??= askAnything(context));
  const needs: Needs = [
    ['settings', () => refuseDryRun(context)],
    ['endpoint', () => findUrl(context)],
    ['proxy', () => findRoute(context)],
  ];
  const encrypted: Needs = [['tls', async () => (await findUrl(context)).protocol === 'http:' || reach()]];
  const credentials: Needs = [
    ['credentials', async () => (await context.connection.session()).requireCredentials()],
  ];
  return [
    { name: 'dns', run: after(needs, () => checkName(context)) },
    { name: 'tls', run: after(needs, () => checkTls(context, reach)) },
    { name: 'clock', run: after([...needs, ...encrypted], async () => checkClock(await reach())) },
    { name: 'authentication', run: after([...needs, ...credentials], () => checkAuthentication(context)) },
  ];
}

/** What a check stands on: the check that reports it, and what throws where it is broken. */
type Needs = readonly (readonly [check: string, need: () => unknown])[];

/** A check that says nothing new where what it stands on is broken. */
function after(needs: Needs, run: () => Promise<Finding>): () => Promise<Finding> {
  return async () => {
    for (const [name, need] of needs) {
      if (!(await succeeds(need))) return { status: 'skipped', detail: (t) => t.doctor.skipped(name) };
    }
    return run();
  };
}

/** A dry run sends nothing; the settings' check says that it can't be had here. */
function refuseDryRun({ settings }: CommandContext): void {
  if (settings.has('dry-run')) throw new UsageError((t) => t.wire.noDryRun('doctor'));
}

async function checkName(context: CommandContext): Promise<Finding> {
  const url = await findUrl(context);
  if ((await findRoute(context)) !== undefined) {
    return { status: 'skipped', detail: (t) => t.doctor.throughProxy };
  }
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  try {
    const found = await within(lookup(host, { all: true }), context);
    const addresses = found.map(({ address }) => address).join(', ');
    return ok((t) => t.doctor.resolved(host, addresses));
  } catch (error) {
    throw explainFailure(error, 'connect', url);
  }
}

async function checkTls(context: CommandContext, reach: () => Promise<Answer>): Promise<Finding> {
  const { hostname, protocol } = await findUrl(context);
  if (protocol === 'http:') {
    if (isLoopback(hostname)) return { status: 'skipped', detail: (t) => t.doctor.tlsLocal };
    return problem(
      'usage',
      (t) => t.doctor.tlsPlain,
      (t) => t.doctor.tlsPlainHint,
    );
  }
  const { encryption } = await reach();
  // What carries proxied calls shows no more than that the certificate was trusted.
  if (encryption === undefined) return ok((t) => t.doctor.tlsTrusted(hostname));
  return ok((t) => t.doctor.tls(encryption.protocol, encryption.validUntil));
}

/** What any answer of the endpoint tells. */
interface Answer {
  encryption: Encryption | undefined;
  /** The Date header (RFC 9110, section 6.6.1); NaN where there is none. All times in milliseconds since the epoch. */
  date: number;
  sent: number;
  received: number;
}

/** Asks without credentials. Any answer will do, whatever its status. @throws NetworkError where none comes */
async function askAnything(context: CommandContext): Promise<Answer> {
  const { connection, io, lang } = context;
  const endpoint = (await findUrl(context)).href.replace(/\/$/, '');
  const request = buildApiRequest(
    { method: 'GET', path: authBasePath, query: [], headers: {} },
    { endpoint, lang },
  );
  const sent = io.now();
  const response = await connection.send(request);
  const received = io.now();
  const encryption = response.readEncryption?.();
  await discardBody(response);
  return { encryption, date: Date.parse(response.headers['date'] ?? ''), sent, received };
}

function checkClock({ date, sent, received }: Answer): Finding {
  if (Number.isNaN(date)) return { status: 'skipped', detail: (t) => t.doctor.noDate };
  const seconds = Math.round(Math.abs((sent + received) / 2 - date) / 1000);
  if (seconds <= tolerance) return ok((t) => t.doctor.clock(Math.max(1, seconds)));
  return problem(
    'credentials',
    (t) => t.doctor.clockOff(seconds),
    (t) => t.doctor.clockHint,
  );
}

/** @throws NetworkError when it takes too long, InterruptedError on Ctrl-C */
async function within<T>(work: Promise<T>, { io }: CommandContext): Promise<T> {
  const done = new AbortController();
  const signal = AbortSignal.any([io.signal, done.signal]);
  const limit = async (): Promise<never> => {
    await pause(timeLimit, signal);
    throw new NetworkError((t) => t.doctor.timedOut(timeLimit / 1000));
  };
  try {
    return await Promise.race([work, limit()]);
  } finally {
    done.abort();
  }
}
