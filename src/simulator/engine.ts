/** What every answer may draw on, and the shape of an answer; imports nothing that answers. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Coverage } from './coverage.ts';
import type { Operation } from './document.ts';
import type { Facts } from './facts.ts';
import type { JsonObject } from '../model/json-object.ts';
import type { ApiLanguage } from './messages.ts';
import type { OperatorState, SimulatorState } from './state.ts';
import type { Caller } from './token.ts';
import type { World } from './world/world.ts';

/** The fixed facts, and the worlds that follow from them. */
export interface Engine extends Facts {
  coverage: Coverage;
  worldOf: (operatorId: string, openedMonth: string) => World;
  /** A number for each log-in, so that no two of one process get the same token. */
  nextSession: () => number;
}

/** One request to the API, understood and checked against the document. */
export interface Call {
  engine: Engine;
  operation: Operation;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The parsed JSON body; an empty object where none came. */
  body: JsonObject;
  language: ApiLanguage;
  /** `http://host:port`, as the client knows this server. */
  origin: string;
  /** Undefined only where the operation does without credentials. */
  caller: Caller | undefined;
  /** To be changed only by operations that write. */
  state: SimulatorState;
}

/** A call by an operator that is known. */
export interface OperatorCall extends Call {
  caller: Caller;
  operator: OperatorState;
  world: World;
}

/** A successful answer; the status is the document's first 2xx. A `body` of undefined sends none. */
export interface Answer {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Answers of one area, by operation key: `GET /bills/{yyyyMM}`. */
export type AnswerTable = Readonly<Record<string, (call: OperatorCall) => Answer>>;

/** Answers that need no credentials, or give them. */
export type OpenAnswerTable = Readonly<Record<string, (call: Call) => Answer>>;
