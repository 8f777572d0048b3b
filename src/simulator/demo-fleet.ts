/** How many SIMs the demo has: as many as its user asks for. */
import { UsageError } from '../errors.ts';
import { defaultFleet, largestFleet } from './facts.ts';

/** The number of SIMs that `SORACOM_DEMO_SIMS` asks for. @throws UsageError for anything but a number within bounds */
export function readDemoFleet(env: Readonly<Record<string, string | undefined>>): number {
  const text = env['SORACOM_DEMO_SIMS'] ?? '';
  if (text === '') return defaultFleet;
  if (!/^\d{1,7}$/.test(text) || Number(text) > largestFleet) {
    throw new UsageError((t) => t.simulator.badDemoFleet(text, largestFleet));
  }
  return Number(text);
}
