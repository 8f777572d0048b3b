/** `soracom version`. */
import { version as number } from '../../src/version.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const version: BuiltinCommand = {
  flags: [],
  examples: ['version'],
  run: () => Promise.resolve({ kind: 'text', text: `soracom ${number}\n` }),
};
