/** Where the demo keeps what it remembers between commands. */
import { join } from 'node:path';
import type { CoverageType } from '../model/command.ts';

/** One file for each coverage: they are two accounts. Never `*.json` beside the profiles, or it would be one. */
export function demoStatePath(profileDir: string, coverageType: CoverageType): string {
  return join(profileDir, 'demo', `${coverageType}.state`);
}
