/** What a run reaches the API with. Commands use it; `src/connect` makes it. */
import type { ApiClient } from '../auth/api-client.ts';
import type { Session } from '../auth/session.ts';
import type { Send } from '../http/send.ts';

/** Each part is made when it is first asked for, shared from then on, and closed when the run ends. */
export interface Connection {
  /**
   * Where calls go and what they authenticate with.
   *
   * @throws UsageError, CredentialsError where flags, environment and profile don't say
   */
  session: () => Promise<Session>;
  /** Calls with the session's credentials. @throws UsageError, CredentialsError as `session` does */
  client: () => Promise<ApiClient>;
  /** Sends as it is told: retries, redirects of reads within the origin, refusals left to the caller. */
  send: Send;
  /** Sends bodies of any size: retried until the answer begins, redirects left to the caller. */
  transfer: Send;
}
