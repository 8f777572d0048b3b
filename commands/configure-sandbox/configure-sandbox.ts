/** `soracom configure-sandbox`: opens a sandbox account and writes the profile that reaches it. */
import { createPost } from '../../src/auth/api-client.ts';
import { askForToken } from '../../src/auth/authenticate.ts';
import type { Settings } from '../../src/command/settings.ts';
import { CredentialsError } from '../../src/errors.ts';
import { endpointOf } from '../../src/connect/endpoint.ts';
import type { Endpoint } from '../../src/profile/endpoint.ts';
import { sandboxProfileName } from '../../src/profile/name.ts';
import { requireWritableDir } from '../../src/profile/change.ts';
import { profilePath, readProfile } from '../../src/profile/store.ts';
import { replaceProfile } from '../configure/change.ts';
import { allowOverwrite } from '../configure/overwrite.ts';
import { askSandboxAccount, readSandboxAccount, type SandboxAccount } from './account.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureSandbox: BuiltinCommand = {
  sends: 'write',
  description: (t) => t.signIn.sandboxDescription,
  flags: [
    { name: 'auth-key-id', type: 'string', description: (t) => t.signIn.sandboxAuthKeyId },
    { name: 'auth-key', type: 'string', description: (t) => t.signIn.sandboxAuthKey },
    { name: 'email', type: 'string', description: (t) => t.signIn.sandboxEmail },
    { name: 'password', type: 'string', description: (t) => t.signIn.sandboxPassword },
    {
      name: 'register-payment-method',
      type: 'boolean',
      description: (t) => t.signIn.sandboxRegisterPaymentMethod,
    },
    { name: 'secret-stdin', type: 'boolean', description: (t) => t.signIn.sandboxSecretStdin },
    { name: 'overwrite', type: 'boolean', description: (t) => t.signIn.sandboxOverwrite },
  ],
  examples: [
    'configure-sandbox',
    'configure-sandbox --coverage-type jp --auth-key-id keyId-xxxx --email me@example.com --secret-stdin < secrets.txt',
  ],
  run: async ({ values }, context) => {
    const { io, profileDir, settings, text } = context;
    const name = findName(settings);
    // Before an account is opened that could not be saved.
    const typed = values.get('overwrite');
    await allowOverwrite(name, typed === undefined ? isSandbox(name, context) : typed === true, context);
    const account = await askSandboxAccount(await readSandboxAccount(values, context), context);
    const endpoint = endpointOf({ sandbox: true }, context);
    requireWritableDir(profileDir, context.io.platform);
    await openAccount(account, endpoint, context);
    const { email, password, registerPaymentMethod } = account;
    // The production AuthKey has done its work; it does not belong into this profile.
    const profile = {
      sandbox: true,
      coverageType: endpoint.coverageType,
      endpoint: endpoint.url,
      email,
      password,
      registerPaymentMethod,
    };
    await replaceProfile(name, profile, context);
    await io.stderr.write(`${text.configure.written(name, profilePath(profileDir, name))}\n`);
    return { kind: 'none' };
  },
};

/** A variable names the profile to work with, which is not the one to replace. */
function findName(settings: Settings): string {
  const profile = settings.get('profile');
  return profile?.origin.kind === 'flag' ? profile.value : sandboxProfileName;
}

/** A sandbox profile is made to be replaced; what any other holds may be needed. */
function isSandbox(name: string, { profileDir, io }: CommandContext): boolean {
  try {
    return readProfile(profileDir, name, io.platform)?.sandbox === true;
  } catch (error) {
    if (error instanceof CredentialsError) return false;
    throw error;
  }
}

/** The token that comes back is not kept: the profile signs in by itself. */
async function openAccount(
  account: SandboxAccount,
  endpoint: Endpoint,
  context: CommandContext,
): Promise<void> {
  const post = createPost({ endpoint: endpoint.url, lang: context.lang }, context.connection.send, 'write');
  const token = await askForToken(post, '/sandbox/init', {
    ...account,
    coverageTypes: [endpoint.coverageType],
  });
  context.secrets.add(token.apiKey, token.token);
}
