/** The switches beside the API, under `/_simulator`: faults, state, orders, and what was asked so far. */
import { SoracomError } from '../errors.ts';
import { isLoopback } from '../model/http.ts';
import { en } from '../text/en.ts';
import { ja } from '../text/ja.ts';
import type { ApiRequest } from './answer.ts';
import type { Engine } from './engine.ts';
import type { FaultGate } from './faults/gate.ts';
import { readFaultRule } from './faults/parse.ts';
import { stringAt } from '../model/json-object.ts';
import { messages } from './messages.ts';
import { ApiRefusal } from './refusal.ts';
import { createEmptyReply, createJsonReply, type Reply } from './reply.ts';
import type { RequestLog } from './request-log.ts';
import { resetState } from './reset.ts';
import type { OperatorState, StateStore } from './state.ts';
import { advance, findStatus } from './world/order.ts';

/** What the switches act on. */
export interface Controls {
  engine: Engine;
  store: StateStore;
  gate: FaultGate;
  requests: RequestLog;
}

const prefix = '/_simulator';

/** Turns a switch. @throws ApiRefusal 403 for anyone but a program on this machine, 404, 405, 400 */
export async function answerControl(controls: Controls, request: ApiRequest, local: boolean): Promise<Reply> {
  refuseStrangers(request, local);
  const path = request.path.slice(prefix.length);
  const advanced = /^\/orders\/([^/]+)\/advance$/.exec(path);
  const switches =
    advanced === null ? table[path] : { POST: () => advanceOrder(controls, advanced[1] ?? '') };
  if (switches === undefined) throw new ApiRefusal(404, messages.unknownPath(request.path));
  const turn = switches[request.method];
  if (turn === undefined) {
    const allow = Object.keys(switches).join(', ');
    throw new ApiRefusal(405, messages.wrongMethod(request.method, request.path), { allow });
  }
  return turn(controls, request);
}

/** A web page must not turn our switches: not through its own requests, nor through a name that it rebinds. */
function refuseStrangers({ headers, origin }: ApiRequest, local: boolean): void {
  if (!local || !isLoopback(new URL(origin).hostname) || headers.origin !== undefined)
    throw new ApiRefusal(403, messages.strangers());
}

type Switch = (controls: Controls, request: ApiRequest) => Reply | Promise<Reply>;

const table: Readonly<Record<string, Readonly<Record<string, Switch>>>> = {
  '': { GET: ({ engine }) => createJsonReply(200, showSimulator(engine)) },
  '/faults': {
    GET: ({ gate }) => createJsonReply(200, gate.list()),
    POST({ gate }, request) {
      const value = parseBody(request);
      const rules = (Array.isArray(value) ? value : [value]).map((entry) => readRule(entry));
      for (const rule of rules) gate.add(rule);
      return createJsonReply(201, gate.list());
    },
    DELETE({ gate }) {
      gate.clear();
      return createEmptyReply(204);
    },
  },
  '/requests': {
    GET: ({ requests }) => createJsonReply(200, requests.show()),
    DELETE({ requests }) {
      requests.clear();
      return createEmptyReply(204);
    },
  },
  '/reset': {
    async POST({ engine, store }) {
      await resetState(engine, store);
      return createEmptyReply(204);
    },
  },
  '/payment_method': { PUT: setPaymentMethod },
  '/mail': {
    GET: ({ store }) =>
      createJsonReply(
        200,
        Object.entries(store.read().resetTokens).map(([email, token]) => ({ email, token })),
      ),
  },
};

function showSimulator({ now, coverageType, credentials }: Engine) {
  return { now: new Date(now()).toISOString(), coverageType, credentials };
}

function readRule(value: unknown) {
  try {
    return readFaultRule(value);
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    throw new ApiRefusal(400, { code: 'SIM0005', en: error.sentence(en), ja: error.sentence(ja) });
  }
}

function parseBody({ body }: ApiRequest): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new ApiRefusal(400, messages.notJson());
  }
}

async function advanceOrder({ engine, store }: Controls, orderId: string): Promise<Reply> {
  const orderStatus = await store.update((state) => {
    const order = listOperators(state.operators)
      .flatMap(({ orders }) => orders)
      .find((entry) => entry.orderId === orderId && entry.milestones.length > 0);
    if (order === undefined) throw new ApiRefusal(404, messages.noOrder());
    if (!advance(order, engine.now())) throw new ApiRefusal(400, messages.orderDone());
    return findStatus(order, engine.now());
  });
  return createJsonReply(200, { orderId, orderStatus });
}

/** `{"errorCode": "card_declined"}` breaks it, `"none"` takes it away, `null` repairs it. */
async function setPaymentMethod({ engine, store }: Controls, request: ApiRequest): Promise<Reply> {
  const errorCode = stringAt(parseBody(request), 'errorCode');
  await store.update((state) => {
    for (const operator of listOperators(state.operators)) {
      delete operator.paymentError;
      if (errorCode !== undefined) operator.paymentError = errorCode;
      operator.paymentUpdatedAt = engine.now();
    }
  });
  return createEmptyReply(204);
}

function listOperators(operators: Record<string, OperatorState>): OperatorState[] {
  return Object.values(operators);
}
