/** `soracom auth status`: who is signed in, where, and until when. */
import { describeSource } from '../../src/auth/describe-source.ts';
import { findOperatorId } from '../../src/auth/token.ts';
import { jsonResult } from '../../src/output/result.ts';
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
