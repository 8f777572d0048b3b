/** What tests of properties share: one seed, so that every run tries the same, and so many tries. */
import * as fc from 'fast-check';

const parameters = { seed: 20_261_124, numRuns: 400 };

/** Tries a property. @throws Error with the smallest values found that break it */
export function holds<T>(values: fc.Arbitrary<T>, check: (value: T) => void): void {
  fc.assert(
    fc.property(values, (value) => check(value)),
    parameters,
  );
}

/** As {@link holds}, for what takes its time. */
export async function holdsLater<T>(
  values: fc.Arbitrary<T>,
  check: (value: T) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(values, (value) => check(value)),
    parameters,
  );
}

/** Texts of all there is in Unicode, halves of pairs and control characters often among it. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('\u001b[31m', '\u009b2J', '\u202e', '\u2028', '\r\n', '\t', '"', '\\', ',', '\ud800'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
