/** What is fixed for as long as a simulator runs. */
import { UsageError } from '../errors.ts';
import type { CoverageType } from '../model/command.ts';
import type { SimulatorCredentials } from './credentials.ts';

/** SIMs of an account unless somebody says how many. */
export const defaultFleet = 24;

/** More SIMs than this no account can have. */
export const largestFleet = 1_000_000;

/** The simulator's fixed facts. */
export interface Facts {
  seed: string;
  coverageType: CoverageType;
  credentials: SimulatorCredentials;
  /** Milliseconds since the epoch: the clock of the simulated world. */
  now: () => number;
  /** Milliseconds since the epoch: the clock that tokens live by. */
  tokenNow: () => number;
  requireMfa: boolean;
  linkOnlyPaging: boolean;
  /** SIMs of an account. */
  simCount: number;
  /** The least size of a Detailed Billing CSV; 0 for as many rows as there is usage. */
  exportBytes: number;
}

/** The number of SIMs that `SORACOM_DEMO_SIMS` asks for. @throws UsageError for anything but a number within bounds */
export function readDemoFleet(env: Readonly<Record<string, string | undefined>>): number {
  const text = env['SORACOM_DEMO_SIMS'] ?? '';
  if (text === '') return defaultFleet;
  if (!/^\d{1,7}$/.test(text) || Number(text) > largestFleet) {
    throw new UsageError((t) => t.simulator.badDemoFleet(text, largestFleet));
  }
  return Number(text);
}
