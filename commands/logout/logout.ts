/** `soracom logout`: revokes the token in use and forgets it. */
import { createPost } from '../../src/auth/api-client.ts';
import { readAnyToken } from '../../src/auth/token-cache.ts';
import { forgetToken, listStoredTokens } from '../../src/auth/token-keeper.ts';
import { findPath } from '../../src/auth/tokens.ts';
import { ApiError, NetworkError, SoracomError } from '../../src/errors.ts';
import type { Token } from '../../src/model/token.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

/** A token to revoke, and where. */
interface Target {
  endpoint: string;
  token: Token;
  headers: Readonly<Record<string, string>>;
  /** Its file, where it is kept. */
  path?: string;
}

export const logout: BuiltinCommand = {
  sends: 'write',
  description: (t) => t.signIn.logoutDescription,
  flags: [{ name: 'all', type: 'boolean', description: (t) => t.signIn.logoutAll }],
  examples: ['logout', 'logout --profile work', 'logout --all'],
  run: async ({ values }, context) => {
    const { io, text } = context;
    const targets = values.get('all') === true ? listAll(context) : await findOne(context);
    // A script reads the exit code; the rest is for people.
    const say = async (line: string): Promise<void> => {
      if (io.stderr.isTTY) await io.stderr.write(`${line}\n`);
    };
    if (targets.length === 0) await say(text.signIn.nothingToForget);
    const failures: SoracomError[] = [];
    for (const target of targets) {
      try {
        await say(await revoke(target, context));
      } catch (error) {
        if (!(error instanceof SoracomError) || error.kind === 'interrupted') throw error;
        failures.push(notRevoked(target, error));
      }
    }
    if (failures[0] !== undefined) throw failures[0];
    return { kind: 'none' };
  },
};

function listAll({ profileDir, io }: CommandContext): Target[] {
  return listStoredTokens(profileDir, io.platform).map(({ path, stored: { endpoint, token } }) => ({
    endpoint,
    token,
    path,
    // The headers belong to a profile, which may have changed since; the API needs none of them.
    headers: {},
  }));
}

async function findOne(context: CommandContext): Promise<Target[]> {
  const session = await context.connection.session();
  const source = await session.requireCredentials();
  const place = { endpoint: session.endpoint.url, headers: session.headers };
  if (source.kind === 'pair') {
    return [{ ...place, token: { apiKey: source.apiKey, token: source.token } }];
  }
  const path = await findPath(session, source);
  const stored = path === undefined ? undefined : readAnyToken(path, context.io.platform);
  return path === undefined || stored === undefined ? [] : [{ ...place, token: stored.token, path }];
}

/** Forgets first: whatever the API says, the token is not used here again. */
async function revoke(target: Target, context: CommandContext): Promise<string> {
  const { endpoint, token, headers, path } = target;
  const { connection, lang, secrets, text } = context;
  secrets.add(token.apiKey, token.token);
  if (path !== undefined) forgetToken(path);
  const post = createPost({ endpoint, headers, lang }, connection.send, 'write');
  try {
    await post('/auth/logout', undefined, token);
    return text.signIn.loggedOut(endpoint);
  } catch (error) {
    if (error instanceof ApiError && error.details.status === 401)
      return text.signIn.alreadyInvalid(endpoint);
    throw error;
  }
}

function notRevoked({ endpoint }: Target, error: SoracomError): SoracomError {
  const kind = error instanceof ApiError ? ApiError : NetworkError;
  return new kind((t) => t.signIn.notRevoked(endpoint, error.sentence(t)), {
    ...error.details,
    hint: (t) => t.signIn.notRevokedHint,
    cause: error,
  });
}
