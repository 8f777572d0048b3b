/** Starts simulators for tests, and talks to them. */
import { afterEach } from 'vitest';
import { isObject, type JsonObject } from '../../../src/model/json-object.ts';
import { serveSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/serve.ts';
import { createMemoryState } from '../../../src/simulator/state.ts';
import { documentNames, readYaml } from '../../helpers/documents.ts';

/** 2025-09-15 10:20:30 UTC. */
export const noon = Date.UTC(2025, 8, 15, 10, 20, 30);

export const documents: JsonObject[] = documentNames.flatMap((name) => {
  const value: unknown = readYaml(name);
  return isObject(value) ? [value] : [];
});

/** A clock that tests move. */
export interface Clock {
  time: number;
  /** Moves on by `ms` milliseconds. */
  pass(ms: number): void;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON body; an empty object where there is none. */
  body: JsonObject;
}

export interface Session {
  simulator: Simulator;
  clock: Clock;
  headers: Record<string, string>;
  /** Sends with the session's credentials. The base path is put in front, except of `/_simulator`. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
}

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.close()));
});

/** A simulator of the shipped documents whose clock the test holds. It is closed after the test. */
export async function start(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: Simulator; clock: Clock }> {
  const clock: Clock = {
    time: noon,
    pass(ms) {
      this.time += ms;
    },
  };
  const simulator = await serveSimulator({
    documents,
    coverageType: 'jp',
    seed: 'test',
    now: () => clock.time,
    state: createMemoryState(),
    ...options,
  });
  running.push(simulator);
  return { simulator, clock };
}

/** A simulator, and a session logged in with its AuthKey. */
export async function logIn(options: Partial<SimulatorOptions> = {}): Promise<Session> {
  const { simulator, clock } = await start(options);
  const { authKeyId, authKey } = simulator.credentials;
  const login = await send(simulator, 'POST', '/auth', { authKeyId, authKey });
  const headers = tokenHeaders(login.body);
  return {
    simulator,
    clock,
    headers,
    call: (method, path, body, extra = {}) => send(simulator, method, path, body, { ...headers, ...extra }),
  };
}

export function tokenHeaders(login: JsonObject): Record<string, string> {
  return { 'x-soracom-api-key': String(login['apiKey']), 'x-soracom-token': String(login['token']) };
}

export async function send(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const base = path.startsWith('/_simulator') ? '' : '/v1';
  const response = await fetch(`${simulator.endpoint}${base}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, text, body: isObject(parsed) ? parsed : {} };
}

/** The objects in a list. */
export function objectsIn(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A sum in hundredths, so that cents add up exactly. */
export function sumOf(amounts: readonly unknown[]): number {
  return amounts.reduce<number>((sum, amount) => sum + Math.round(Number(amount) * 100), 0) / 100;
}
