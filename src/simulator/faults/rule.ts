/** Faults on demand: the rules that a user writes, and what a fault is made of. */
import type { IncomingHttpHeaders } from 'node:http';
import type { ApiLanguage } from '../messages.ts';
import type { Reply } from '../reply.ts';

/** Parameters that are numbers; milliseconds, bytes or seconds as docs/simulator.md says of each fault. */
export const numberParameters = ['ms', 'bytes', 'by', 'status', 'retryAfter'] as const;
export const textParameters = ['announce', 'contentType', 'location'] as const;
export const flagParameters = ['processed'] as const;

type NumberParameter = (typeof numberParameters)[number];
type TextParameter = (typeof textParameters)[number];
type FlagParameter = (typeof flagParameters)[number];

/** The name of anything that a fault can be told. */
export type FaultParameter = NumberParameter | TextParameter | FlagParameter;

/** What a fault was told; whatever is missing has a default. */
export type FaultSettings = Partial<
  Record<NumberParameter, number> & Record<TextParameter, string> & Record<FlagParameter, boolean>
>;

/** Which requests a fault meets; all that is given must hold. */
export interface FaultMatch {
  method?: string;
  /** Below the base path: `/bills`; `*` stands for anything, as in `/orders/*`. */
  path?: string;
  operationId?: string;
}

/** A fault, where it strikes and how often. */
export interface FaultRule extends FaultSettings {
  /** A name of the table in `table.ts`. */
  fault: string;
  match?: FaultMatch;
  /** How many requests it meets before it is spent; all where missing. */
  times?: number;
  /** How many matching requests it lets pass first. */
  after?: number;
}

/** The request that a fault meets. */
export interface FaultedRequest {
  method: string;
  /** Below the base path. */
  path: string;
  operationId: string | undefined;
  headers: IncomingHttpHeaders;
  language: ApiLanguage;
  /** The tokens that a fault killed. */
  deadTokens: Set<string>;
}

/** A fault stands between a request and its answer. */
export interface Fault {
  /** The settings it reads. */
  parameters: readonly FaultParameter[];
  /** Answers in the API's stead, or spoils the API's answer, which `proceed` gets. */
  meet: (
    settings: FaultSettings,
    request: FaultedRequest,
    proceed: () => Promise<Reply>,
  ) => Promise<Reply> | Reply;
}
