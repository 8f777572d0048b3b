/** Opens the way to the API that flags, environment and profile describe. */
import { createApiClient, type ApiClient } from '../auth/api-client.ts';
import type { Send } from '../http/send.ts';
import { collectSecrets } from '../secret/find-secrets.ts';
import { openSend } from './send.ts';
import { canAsk, loadPrompter } from '../command/prompt.ts';
import type { CommandContext } from '../command/command.ts';

/**
 * @param send the way that is open already, if one is
 * @throws UsageError, CredentialsError where there is no session to be had
 */
export async function openClient(context: CommandContext, send?: Send): Promise<ApiClient> {
  const { io, lang, secrets, text, warn } = context;
  const session = await context.openSession();
  return createApiClient(session, send ?? (await openSend(context)), lang, {
    now: () => io.now(),
    signal: io.signal,
    warn: (sentence) => warn(sentence(text)),
    addSecrets: secrets.add,
    noteBody: (body) => {
      if (typeof body === 'string') secrets.addLater(() => collectSecrets(body));
    },
    // Looked up only when a code is asked for: looking at the standard input opens it.
    get askCode() {
      if (!canAsk(io)) return undefined;
      return async () => (await loadPrompter(context)).secret(text.auth.codeQuestion);
    },
  });
}
