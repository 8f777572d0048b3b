/** What is settled about the demo: where it keeps what it remembers between commands, and how many SIMs it has. */
import { join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { CoverageType } from '../model/command.ts';
import { defaultFleet, largestFleet } from './facts.ts';

/** One file for each coverage: they are two accounts. Never `*.json` beside the profiles, or it would be one. */
export function demoStatePath(profileDir: string, coverageType: CoverageType): string {
  return join(profileDir, 'demo', `${coverageType}.state`);
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
