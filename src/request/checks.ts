/** What happens to a value that the document does not know: an enum value, or a body that its schema does not admit. */
import type { Sentence } from '../errors.ts';

/**
 * - `refuse`: it is a problem, and nothing is sent
 * - `warn`: it is said, and the request is sent: the documents that users add are not always right
 * - `none`: nobody looks
 */
export type Checks = 'refuse' | 'warn' | 'none';

/** What keeps a request from being sent, and what is only worth saying. */
export interface Verdict {
  problems: Sentence[];
  warnings: Sentence[];
}

/** Puts what only the document objects to where the checks want it. */
export function judge(checks: Checks, problems: Sentence[], objections: readonly Sentence[]): Verdict {
  switch (checks) {
    case 'refuse':
      return { problems: [...problems, ...objections], warnings: [] };
    case 'warn':
      return { problems, warnings: [...objections] };
    case 'none':
      return { problems, warnings: [] };
  }
}
