/** The simulator's front door: an HTTP server of the Soracom API on this machine, for tests, scripts and the demo. */
import type { CoverageType } from '../model/command.ts';
import type { JsonObject } from '../model/json-object.ts';
import { coverages } from './coverage.ts';
import { createCredentials, type SimulatorCredentials } from './credentials.ts';
import type { Engine } from './engine.ts';
import type { Facts } from './facts.ts';
import type { FaultRule } from './faults/rule.ts';
import { listen } from './listen.ts';
import { createFaultGate } from './faults/gate.ts';
import { createRequestLog } from './request-log.ts';
import { openAccount } from './reset.ts';
import { createRouteFinder } from './route.ts';
import type { StateStore } from './state.ts';
import { createResponder } from './respond.ts';
import { createWorlds } from './world/world.ts';

/** How a simulator is to behave. */
export interface SimulatorOptions {
  /** Whole documents as parsed JSON; an operation that is not Soracom billing's is answered from its document. */
  documents: readonly JsonObject[];
  /** Japan counts in yen, Global in US dollars. */
  coverageType: CoverageType;
  /** The same seed and clock make the same world, down to every id. */
  seed: string;
  /** The world's clock, in milliseconds since the epoch. */
  now: () => number;
  /**
   * The clock that tokens live by, `now` where it is missing. A world whose clock stands still wants the real one
   * here, since clients compare a token's expiry with theirs.
   */
  tokenNow?: () => number;
  state: StateStore;
  /** 127.0.0.1 where missing. */
  host?: string;
  /**
   * Names, in lower case, by which programs on this machine may call besides its own: those of a proxy that passes
   * requests on. A web page that rebinds one of them to this machine can read what is here.
   */
  allowedHosts?: readonly string[];
  /** 0, or missing: any free port. */
  port?: number;
  /** The least size in bytes of a Detailed Billing CSV. */
  exportBytes?: number;
  /** SIMs of an account; 24 where missing. */
  simCount?: number;
  /** Pages are announced by the Link header alone. */
  linkOnlyPaging?: boolean;
  /** Logging in with a password needs `credentials.mfaOTPCode`. */
  requireMfa?: boolean;
  /** Requests allowed in a minute of the world's clock; practically unlimited where missing. */
  requestsPerMinute?: number;
  /** Faults in force from the start. */
  faults?: readonly FaultRule[];
  /** Told one line for each answer. */
  log?: (line: string) => void;
}

/** A simulator that is running. */
export interface Simulator {
  /** The origin to talk to: `http://127.0.0.1:PORT`, without the base path. */
  endpoint: string;
  credentials: SimulatorCredentials;
  /** Ends at once, with whatever is under way. */
  close(): Promise<void>;
}

/** Starts a simulator. @throws UnexpectedError when the port can't be had, or the state file can't be used */
export async function serveSimulator(options: SimulatorOptions): Promise<Simulator> {
  const credentials = createCredentials(options.seed, options.coverageType);
  const facts: Facts = {
    seed: options.seed,
    coverageType: options.coverageType,
    credentials,
    now: options.now,
    tokenNow: options.tokenNow ?? options.now,
    requireMfa: options.requireMfa ?? false,
    linkOnlyPaging: options.linkOnlyPaging ?? false,
    simCount: options.simCount ?? 24,
    exportBytes: options.exportBytes ?? 0,
  };
  const engine = createEngine(facts);
  await openAccount(engine, options.state);
  const respond = createResponder({
    engine,
    store: options.state,
    findRoute: createRouteFinder(options.documents),
    gate: createFaultGate(options.faults ?? []),
    requests: createRequestLog(),
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    allowedHosts: options.allowedHosts ?? [],
    log: options.log ?? (() => undefined),
  });
  const server = await listen(options.host ?? '127.0.0.1', options.port ?? 0, respond);
  return { ...server, credentials };
}

function createEngine(facts: Facts): Engine {
  let sessions = 0;
  return {
    ...facts,
    coverage: coverages[facts.coverageType],
    worldOf: createWorlds(facts),
    nextSession: () => (sessions += 1),
  };
}
