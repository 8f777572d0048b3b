/** Joins a session with the run: its language, its secrets, and whoever can be asked for a one-time code. */
import { createApiClient, type ApiClient } from '../auth/api-client.ts';
import type { Session } from '../auth/session.ts';
import type { Send } from '../http/send.ts';
import { collectSecrets } from '../secret/find-secrets.ts';
import { canAsk, loadPrompter } from '../terminal/prompt.ts';
import { isOn } from '../command/settings.ts';
import type { CommandContext } from '../command/command.ts';

/** Nothing is sent yet. */
export function createClient(session: Session, send: Send, context: CommandContext): ApiClient {
  const { io, lang, secrets, settings, text, warn } = context;
  return createApiClient(session, send, lang, {
    now: () => io.now(),
    signal: io.signal,
    // A cache that can't be used costs a request to sign in and nothing else; doctor looks into it.
    warn: async (sentence) => (isOn(settings, 'verbose') ? warn(sentence(text)) : undefined),
    addSecrets: secrets.add,
    notePlan: ({ body, findHidden }) => {
      if (typeof body === 'string') secrets.addLater(() => collectSecrets(body, findHidden?.().names));
    },
    // Looked up only when a code is asked for: looking at the standard input opens it.
    get askCode() {
      if (!canAsk(io)) return undefined;
      return async () => (await loadPrompter(context)).secret(text.auth.codeQuestion);
    },
  });
}
