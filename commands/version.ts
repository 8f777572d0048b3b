/** `soracom version`. */
import type { BuiltinCommand } from '../src/cli/builtin.ts';
import { version as number } from '../src/version.ts';

export const version: BuiltinCommand = {
  flags: [],
  examples: ['version'],
  run: () => Promise.resolve({ kind: 'text', text: `soracom ${number}\n` }),
};
