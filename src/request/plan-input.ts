/** What a request is planned from. */
import type { ApiCommand } from '../model/command.ts';
import type { Checks } from './checks.ts';
import type { FlagValue } from './flag-values.ts';
import type { Schemas } from '../model/schema.ts';

/** What the user gave for one command. */
export interface PlanInput {
  command: ApiCommand;
  values: ReadonlyMap<string, FlagValue>;
  /** Flags whose text did not pass its checks: wrong already, so not missing as well. */
  invalid: ReadonlySet<string>;
  /** The content of `--body`, already read. */
  body?: Uint8Array | undefined;
  /** The schemas that the command's own refer to. */
  schemas?: Schemas;
  /** Flags that were found to hold a value which the document does not list; their schema needn't say so again. */
  unlisted?: ReadonlySet<string>;
  /** What happens to a body that its schema does not admit. */
  checks: Checks;
}
