/** `soracom auth token`: the key and token pair, for other tools. */
import { jsonResult } from '../../src/output/result.ts';
import { quotePosix } from '../../src/terminal/quote.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const authToken: BuiltinCommand = {
  sends: 'read',
  description: (t) => t.signIn.tokenDescription,
  flags: [{ name: 'shell', type: 'boolean', description: (t) => t.signIn.shell }],
  examples: ['auth token --output json', 'auth token --shell --profile work'],
  run: async ({ values }, context) => {
    const client = await context.connection.client();
    const { endpoint } = await context.connection.session();
    const { token, expiresAt } = await client.tokens.obtain();
    if (values.get('shell') === true) {
      const variables = {
        SORACOM_API_KEY: token.apiKey,
        SORACOM_API_TOKEN: token.token,
        // The pair is worth nothing elsewhere, and must not be sent elsewhere.
        SORACOM_ENDPOINT: endpoint.url,
      };
      const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quotePosix(value)}\n`);
      return { kind: 'text', text: lines.join('') };
    }
    const expiry = expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt).toISOString() };
    return jsonResult(JSON.stringify({ ...token, endpoint: endpoint.url, ...expiry }));
  },
};
