/** Answers one API request: finds the operation, checks who asks and what, and lets the right table answer. */
import type { IncomingHttpHeaders } from 'node:http';
import { answers, openAnswers } from './answers/table.ts';
import { authorize, bringsCredentials } from './authorize.ts';
import type { Operation } from './document.ts';
import type { Answer, Call, Engine } from './engine.ts';
import { createExampleBody } from './generic.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { messages, type ApiLanguage } from './messages.ts';
import { createOperatorState } from './operator.ts';
import { ApiRefusal } from './refusal.ts';
import { createEmptyReply, createJsonReply, type Reply } from './reply.ts';
import type { SimulatorState, StateStore } from './state.ts';
import type { Caller } from './token.ts';
import { checkParameters, validateBody } from './validate.ts';

/** A request as it arrived. */
export interface ApiRequest {
  method: string;
  /** Percent-encoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Uint8Array;
  /** `http://host:port`, as the client knows this server. */
  origin: string;
}

/** Answers a request that was routed to `operation`. @throws ApiRefusal */
export async function answerOperation(
  engine: Engine,
  store: StateStore,
  request: ApiRequest,
  operation: Operation,
  params: Record<string, string>,
): Promise<Reply> {
  const caller = findCaller(engine, request, operation, store.read());
  if (caller !== undefined && (params['operator_id'] ?? caller.operatorId) !== caller.operatorId) {
    throw new ApiRefusal(403, messages.foreignOperator());
  }
  checkParameters(operation, params, request.query);
  const body = await readJsonBody(operation, request);
  const run = (state: SimulatorState): Answer =>
    answerCall({
      engine,
      operation,
      params,
      query: request.query,
      headers: request.headers,
      body,
      language: languageOf(request.headers),
      origin: request.origin,
      caller,
      state,
    });
  return toReply(operation, writes(operation) ? await store.update(run) : run(store.read()));
}

/** Optional credentials that are sent must be good. @throws ApiRefusal 401 */
function findCaller(
  engine: Engine,
  { headers }: ApiRequest,
  { credentials }: Operation,
  state: SimulatorState,
): Caller | undefined {
  if (credentials === 'none' || (credentials === 'optional' && !bringsCredentials(headers))) return undefined;
  return authorize(engine, headers, state);
}

/** Polling an export moves it on, though it is a GET; logging in leaves no trace, though it is a POST. */
const exceptions: Readonly<Record<string, boolean>> = {
  'GET /files/exported/{exported_file_id}': true,
  'POST /auth': false,
};

/** Whether an operation may change the state. */
function writes({ method, key }: Operation): boolean {
  return exceptions[key] ?? (method !== 'GET' && method !== 'HEAD');
}

function answerCall(call: Call): Answer {
  const { operation, caller, state, engine } = call;
  const open = openAnswers[operation.key];
  if (open !== undefined) return open(call);
  const answer = answers[operation.key];
  if (answer === undefined || caller === undefined) return { body: createExampleBody(operation) };
  // A token outlives a reset of the state; its operator then starts afresh.
  const operator = state.operators[caller.operatorId] ?? createOperatorState(engine, caller.operatorId);
  if (writes(operation)) state.operators[caller.operatorId] = operator;
  const world = engine.worldOf(caller.operatorId, operator.openedMonth);
  return answer({ ...call, caller, operator, world });
}

/** The document decides the status, and whether there is a body at all. */
function toReply(operation: Operation, answer: Answer): Reply {
  const { status, content } = operation.success;
  const contentType = content?.contentType;
  if (answer.body === undefined) return createEmptyReply(status, answer.headers);
  const type =
    contentType === undefined || contentType === 'application/json' ? {} : { 'content-type': contentType };
  return createJsonReply(status, answer.body, { ...type, ...answer.headers });
}

async function readJsonBody(operation: Operation, request: ApiRequest): Promise<JsonObject> {
  if (operation.jsonBody === undefined) return {};
  if (request.body.length === 0) {
    if (operation.jsonBody.required) throw new ApiRefusal(400, messages.missingBody());
    return {};
  }
  const value = decodeJson(request.body);
  await validateBody(operation, value);
  return isObject(value) ? value : {};
}

function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ApiRefusal(400, messages.notJson());
  }
}

/** The language asked for; English where none, or another, is. */
export function languageOf(headers: IncomingHttpHeaders): ApiLanguage {
  return headers['x-soracom-lang'] === 'ja' ? 'ja' : 'en';
}
