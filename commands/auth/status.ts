/** `soracom auth status`: who is signed in, where, and until when. */
import type { CredentialSource, LoginRequest } from '../../src/auth/credentials.ts';
import { findOperatorId } from '../../src/auth/token.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const authStatus: BuiltinCommand = {
  sends: 'read',
  description: (t) => t.signIn.statusDescription,
  flags: [],
  examples: ['auth status', 'auth status --profile work'],
  run: async (_, context) => {
    const client = await context.connection.client();
    const session = await context.connection.session();
    const { token, from, expiresAt } = await client.tokens.obtain();
    const source = await session.requireCredentials();
    const status = {
      profile: session.profileName,
      endpoint: session.endpoint.url,
      coverageType: session.endpoint.coverageType,
      ...describeSource(source),
      operatorId: findOperatorId(token),
      userName: token.userName,
      token: from,
      ...(expiresAt !== undefined && {
        expiresAt: new Date(expiresAt).toISOString(),
        expiresInSeconds: Math.round((expiresAt - context.io.now()) / 1000),
      }),
    };
    return jsonResult(JSON.stringify(status));
  },
};

/** How the session signs in, by what identifies it and never by what proves it. */
export function describeSource(source: CredentialSource): { signIn: string; identity?: string } {
  switch (source.kind) {
    case 'pair':
      return { signIn: 'apiKey' };
    case 'login':
      return describeLogin(source.login);
    case 'switchUser':
      return { ...describeLogin(source.source), signIn: 'switchUser' };
  }
}

function describeLogin({ authKeyId, email, operatorId, userName }: LoginRequest): {
  signIn: string;
  identity?: string;
} {
  if (authKeyId !== undefined) return { signIn: 'authKey', identity: authKeyId };
  if (email !== undefined) return { signIn: 'email', identity: email };
  return { signIn: 'samUser', identity: `${operatorId ?? ''}/${userName ?? ''}` };
}
