/**
 * The checks that reach out: name, encryption, clock, authentication. All but the first send what they send with the
 * run's own connection, so that they meet what a call meets.
 */
import { lookup } from 'node:dns/promises';
import { authBasePath, buildApiRequest } from '../../src/auth/soracom-api.ts';
import { NetworkError } from '../../src/errors.ts';
import { once } from '../../src/lazy.ts';
import { explainFailure, isTlsFailure } from '../../src/http/failure.ts';
import { discardBody } from '../../src/http/body.ts';
import type { Encryption } from '../../src/http/transport.ts';
import { isLoopback } from '../../src/model/http.ts';
import { checkAuthentication } from './authentication.ts';
import {
  after,
  ok,
  problem,
  warning,
  type Check,
  type CheckInput,
  type Finding,
  type Needs,
} from './check.ts';
import { endpointNeeds, findRoute, findUrl, sendingNeeds, sessionNeeds } from './endpoint.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** The clock may be this far off, in seconds: the Date header counts whole ones, and the answer takes its time. */
const tolerance = 60;

/** In the order in which one thing depends on the other. */
export function remoteChecks(input: CheckInput): Check[] {
  const { context } = input;
  const reach = once(() => askAnything(context));
  const name = once(() => checkName(context));
  const findName = async (): Promise<void> => {
    const { status, detail } = await name();
    if (status === 'problem') throw new NetworkError(detail);
  };
  const place: Needs = [
    ...sendingNeeds(input),
    ...endpointNeeds(input),
    ['endpoint', () => findUrl(context)],
    ['proxy', () => findRoute(context)],
  ];
  const named: Needs = [...place, ['dns', findName]];
  // A certificate has a check of its own; whatever else is in the way is the connection's.
  const connected: Needs = [...named, ['connection', () => reach().catch(passTlsFailure)], ['tls', reach]];
  const credentials: Needs = [
    ...sessionNeeds(input),
    ['profile', () => context.connection.session()],
    ['credentials', async () => (await context.connection.session()).requireCredentials()],
  ];
  return [
    { name: 'dns', run: after(place, name) },
    { name: 'connection', run: after(named, () => checkConnection(context, reach)) },
    { name: 'tls', run: after(connected.slice(0, -1), () => checkTls(context, reach)) },
    { name: 'clock', run: after(connected, async () => checkClock(await reach())) },
    {
      name: 'authentication',
      run: after([...connected, ...credentials], () => checkAuthentication(context)),
    },
  ];
}

/** @throws the failure, unless it is one of encryption */
function passTlsFailure(error: unknown): void {
  if (!isTlsFailure(error)) throw error;
}

async function checkConnection(context: CommandContext, reach: () => Promise<Answer>): Promise<Finding> {
  const { host } = await findUrl(context);
  try {
    const { received, sent } = await reach();
    return ok((t) => t.doctor.connected(host, Math.max(1, received - sent)));
  } catch (error) {
    passTlsFailure(error);
    return ok((t) => t.doctor.connectedOnly(host));
  }
}

async function checkName(context: CommandContext): Promise<Finding> {
  const url = await findUrl(context);
  if ((await findRoute(context)) !== undefined) {
    return { status: 'skipped', detail: (t) => t.doctor.throughProxy };
  }
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  try {
    const found = await lookup(host, { all: true });
    const addresses = found.map(({ address }) => address).join(', ');
    return ok((t) => t.doctor.resolved(host, addresses));
  } catch (error) {
    const { kind, sentence } = explainFailure(error, 'connect', url);
    return problem(kind, sentence, (t) => t.doctor.dnsHint);
  }
}

async function checkTls(context: CommandContext, reach: () => Promise<Answer>): Promise<Finding> {
  const { hostname, protocol } = await findUrl(context);
  if (protocol === 'http:') {
    if (isLoopback(hostname)) return { status: 'skipped', detail: (t) => t.doctor.tlsLocal };
    return warning(
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
