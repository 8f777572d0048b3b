/** What flags, environment and standard input say of the profile to write. */
import { decodeText } from '../../src/files/decode-text.ts';
import { coverageOf, isOn, valueOf, type Settings } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { JsonNumber } from '../../src/json/value.ts';
import { checkEndpoint } from '../../src/profile/endpoint.ts';
import type { Profile } from '../../src/profile/profile.ts';
import type { FlagValue } from '../../src/request/flag-values.ts';
import type { CommandContext } from '../../src/command/command.ts';
import type { LocalFlag } from '../../src/command/global-flags.ts';

/** Flags of `configure` and the profile fields that they fill. */
export const fieldFlags = [
  { name: 'auth-key-id', field: 'authKeyId', type: 'string', description: (t) => t.configure.authKeyId },
  { name: 'auth-key', field: 'authKey', type: 'string', description: (t) => t.configure.authKey },
  { name: 'email', field: 'email', type: 'string', description: (t) => t.configure.email },
  { name: 'password', field: 'password', type: 'string', description: (t) => t.configure.password },
  { name: 'operator-id', field: 'operatorId', type: 'string', description: (t) => t.configure.operatorId },
  { name: 'username', field: 'username', type: 'string', description: (t) => t.configure.username },
  {
    name: 'source-profile',
    field: 'sourceProfile',
    type: 'string',
    description: (t) => t.configure.sourceProfile,
  },
  {
    name: 'token-timeout-seconds',
    field: 'tokenTimeoutSeconds',
    type: 'integer',
    description: (t) => t.configure.tokenTimeoutSeconds,
  },
  {
    name: 'register-payment-method',
    field: 'registerPaymentMethod',
    type: 'boolean',
    description: (t) => t.configure.registerPaymentMethod,
  },
  { name: 'read-only', field: 'readOnly', type: 'boolean', description: (t) => t.wire.readOnlyField },
] as const satisfies readonly (LocalFlag & { field: string })[];

/** Reads what is given. The secret comes from its flag, else from stdin if asked, else from the environment. */
export async function readGivenProfile(
  values: ReadonlyMap<string, FlagValue>,
  context: CommandContext,
): Promise<Profile> {
  const profile: Profile = { ...readSettings(context), ...readFields(values) };
  if (!namesIdentity(profile)) {
    const authKeyId = context.io.env['SORACOM_AUTH_KEY_ID'];
    if (authKeyId) profile.authKeyId = authKeyId;
  }
  const lacking = findLackingSecret(profile);
  const secret = values.get('secret-stdin') === true ? await readSecret(context) : undefined;
  if (lacking === undefined) return profile;
  const found = secret ?? context.io.env[lacking === 'authKey' ? 'SORACOM_AUTH_KEY' : 'SORACOM_PASSWORD'];
  return found ? { ...profile, [lacking]: found } : profile;
}

function readFields(values: ReadonlyMap<string, FlagValue>): Profile {
  const profile: Profile = {};
  for (const { name, field } of fieldFlags) {
    const value = values.get(name);
    if (value !== undefined)
      (profile as Record<string, unknown>)[field] = value instanceof JsonNumber ? Number(value.text) : value;
  }
  return profile;
}

function readSettings({ settings }: CommandContext): Profile {
  const coverageType = coverageOf(settings);
  const endpoint = findTypedEndpoint(settings);
  const profileCommand = valueOf(settings, 'profile-command');
  return {
    ...(coverageType && { coverageType }),
    ...(endpoint && { endpoint: checkEndpoint(endpoint, isOn(settings, 'insecure-http')) }),
    ...(profileCommand && { profileCommand }),
  };
}

/** A variable is meant for the calls of a shell or a job; a profile outlives both. */
function findTypedEndpoint(settings: Settings): string | undefined {
  const endpoint = settings.get('endpoint');
  return endpoint?.origin.kind === 'flag' ? endpoint.value : undefined;
}

function namesIdentity(profile: Profile): boolean {
  const { authKeyId, email, username, sourceProfile, profileCommand } = profile;
  return Boolean(authKeyId ?? email ?? username ?? sourceProfile ?? profileCommand);
}

/** The secret that the given identity still needs. */
function findLackingSecret(profile: Profile): 'authKey' | 'password' | undefined {
  if (profile.sourceProfile || profile.profileCommand) return undefined;
  if (profile.authKeyId) return profile.authKey ? undefined : 'authKey';
  return (profile.email || profile.username) && !profile.password ? 'password' : undefined;
}

/** The first line of the standard input. */
async function readSecret({ io, secrets }: CommandContext): Promise<string> {
  const [line = ''] = decodeText(await io.stdin.read()).split(/\r?\n/);
  if (line === '') throw new UsageError((t) => t.configure.noSecret);
  secrets.add(line);
  return line;
}
