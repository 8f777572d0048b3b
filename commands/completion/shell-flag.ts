/** The flag of `completion install` and `uninstall`. */
import { shells } from '../../src/completion/shells.ts';
import type { LocalFlag } from '../../src/command/global-flags.ts';
import type { FlagValue } from '../../src/request/flag-values.ts';

export const shellFlag: LocalFlag = {
  name: 'shell',
  type: 'string',
  enum: [...shells],
  description: (t) => t.completion.shellFlag,
};

/** The shell that was typed. */
export function textOf(values: ReadonlyMap<string, FlagValue>): string | undefined {
  const value = values.get(shellFlag.name);
  return typeof value === 'string' ? value : undefined;
}
