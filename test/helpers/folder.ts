/** Cleans up: what a test starts and the folders it works in are gone when it ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const atEnd: (() => void)[] = [];

function cleanUp(): void {
  for (const step of atEnd.splice(0).toReversed()) step();
}

// Benchmarks run outside vitest and use the same helpers.
if (process.env['VITEST'] === undefined) process.once('exit', cleanUp);
else afterAll(cleanUp);

/** Runs `step` when the current test ends; outside a test, when the test file or the benchmark ends. */
export function afterwards(step: () => void): void {
  try {
    onTestFinished(step);
  } catch {
    atEnd.push(step);
  }
}

/** Makes an empty folder and removes it afterwards. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'soracom-test-'));
  afterwards(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
