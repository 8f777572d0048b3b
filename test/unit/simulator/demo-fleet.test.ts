/** How many SIMs the demo has. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { readDemoFleet } from '../../../src/simulator/facts.ts';

describe('SORACOM_DEMO_SIMS', () => {
  it.each([
    [undefined, 24],
    ['', 24],
    ['0', 0],
    ['7', 7],
    ['1000000', 1_000_000],
  ])('%s is %d SIMs', (value, size) => {
    expect(readDemoFleet({ SORACOM_DEMO_SIMS: value })).toBe(size);
  });

  it.each(['1000001', '-1', '1e3', '2.5', 'many', ' 5', '٣'])('"%s" is refused', (value) => {
    expect(() => readDemoFleet({ SORACOM_DEMO_SIMS: value })).toThrow(UsageError);
  });
});
