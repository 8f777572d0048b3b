/** Joins flags, environment and profile into where a call goes and what it authenticates with. */
import { CredentialsError } from '../errors.ts';
import type { Io } from '../io.ts';
import { resolveEndpoint, type Endpoint, type EndpointChoice } from '../profile/endpoint.ts';
import { defaultProfileName } from '../profile/name.ts';
import { dropEmpty, listSecrets, type Profile } from '../profile/profile.ts';
import { isOutOfReach, listProfiles, noSuchProfile, readProfile } from '../profile/store.ts';
import {
  chooseFromProfile,
  chooseGiven,
  hasCredentials,
  type CredentialSource,
  type GivenCredentials,
} from './credentials.ts';

/** Everything that decides about a session; flags before environment already. */
export interface SessionInput extends Omit<EndpointChoice, 'profile'> {
  /** A profile by name; undefined means `default`, which need not exist. */
  profileName: string | undefined;
  profileDir: string;
  profileCommand: string | undefined;
  given: GivenCredentials;
  io: Pick<Io, 'env' | 'cwd' | 'signal' | 'platform'>;
  /** Whether tokens may be kept on disk. */
  tokenCache: boolean;
  /** Takes what finds the secrets of a profile: they are looked for when something is shown, so that it shows none. */
  addSecretsLater: (find: () => readonly string[]) => void;
  /** Profiles that exist without a file, such as the demo. A file of the same name displaces them. */
  findBuiltinProfile: (name: string) => Promise<Profile | undefined>;
}

/** Where a call goes and what goes with it. */
export interface Session {
  /** The profile that was read, if any. */
  profileName: string | undefined;
  endpoint: Endpoint;
  /**
   * What an operator's ids are known under from one run to the next: the endpoint, or the name and coverage of a
   * built-in profile, whose endpoint is another one each time.
   */
  realm: string;
  /** The profile's extra request headers. */
  headers: Readonly<Record<string, string>>;
  /** The folder below which tokens are kept; undefined where they are not. */
  cacheDir: string | undefined;
  platform: NodeJS.Platform;
  /** The endpoint is a built-in profile's, and ends with the run: so do the addresses that it answers. */
  isPassing: boolean;
  /** The profile allows reads alone. */
  readOnly: boolean;
  /** False where neither flags, environment nor profile say anything of credentials. */
  hasCredentials: boolean;
  /** @throws CredentialsError when there are none, or none that are complete */
  requireCredentials(): Promise<CredentialSource>;
}

/**
 * Resolves a session. Nothing is sent; a profile command, if one is named, is run.
 *
 * @throws CredentialsError for a profile that can't be used
 * @throws UsageError for a bad name or endpoint
 */
export async function resolveSession(input: SessionInput): Promise<Session> {
  const name = input.profileName ?? defaultProfileName;
  const fromGiven = chooseGiven(input.given);
  const { profile, isBuiltin } = await findProfile(name, input, fromGiven !== undefined);
  if (profile !== undefined) input.addSecretsLater(() => listSecrets(profile));
  const endpoint = resolveEndpoint({ ...input, profile });
  return {
    profileName: profile && name,
    endpoint,
    realm: isBuiltin ? `${name} ${profile?.coverageType ?? ''}` : endpoint.url,
    headers: profile?.headers ?? {},
    // A built-in profile is gone with the process, and so is what its tokens are good for.
    cacheDir: input.tokenCache && !isBuiltin ? input.profileDir : undefined,
    platform: input.io.platform,
    isPassing: isBuiltin,
    readOnly: profile?.readOnly === true,
    hasCredentials:
      fromGiven !== undefined || credentialFields.some((field) => profile?.[field] !== undefined),
    requireCredentials: async () => fromGiven ?? requireFromProfile(name, profile, input),
  };
}

/**
 * The profile in force: a command's output if flags name one, else the file, with what its own command says put
 * over it.
 */
async function findProfile(name: string, input: SessionInput, isGiven: boolean): Promise<FoundProfile> {
  if (!isGiven && input.profileCommand)
    return { profile: await askCommand(input.profileCommand, input), isBuiltin: false };
  // Whoever calls with credentials of their own needs no profile that nobody named.
  const isIdle = isGiven && input.profileName === undefined && isOutOfReach(input.profileDir, name);
  const stored = isIdle ? undefined : readProfile(input.profileDir, name, input.io.platform);
  const builtin = stored === undefined ? await input.findBuiltinProfile(name) : undefined;
  if (builtin !== undefined) return { profile: dropEmpty(builtin), isBuiltin: true };
  if (stored === undefined) {
    if (input.profileName === undefined) return { profile: undefined, isBuiltin: false };
    throw noSuchProfile(input.profileDir, name);
  }
  const profile = dropEmpty(stored);
  return { profile: isGiven ? profile : await runOwnCommand(profile, input), isBuiltin: false };
}

interface FoundProfile {
  profile: Profile | undefined;
  isBuiltin: boolean;
}

/**
 * What the profile's own command says is put over the profile. Where the command gives a whole set of credentials,
 * those that stand in the file are left out, so that they can't come before it.
 */
async function runOwnCommand(profile: Profile, input: SessionInput): Promise<Profile> {
  const { profileCommand, ...rest } = profile;
  if (!profileCommand) return profile;
  const said = await askCommand(profileCommand, input);
  if (!hasCredentials(said)) return { ...rest, ...said };
  const settings = Object.entries(rest).filter(([field]) => !isCredentialField(field));
  return { ...Object.fromEntries(settings), ...said };
}

async function askCommand(command: string, { io }: SessionInput): Promise<Profile> {
  const { runProfileCommand } = await import('./profile-command.ts');
  return runProfileCommand(command, io);
}

const credentialFields = [
  'authKeyId',
  'authKey',
  'email',
  'password',
  'operatorId',
  'username',
  'mfaOTPCode',
  'sourceProfile',
] as const satisfies readonly (keyof Profile)[];

function isCredentialField(field: string): boolean {
  return credentialFields.some((name) => name === field);
}

async function requireFromProfile(
  name: string,
  profile: Profile | undefined,
  input: SessionInput,
): Promise<CredentialSource> {
  if (profile === undefined) {
    const names = listProfiles(input.profileDir);
    throw new CredentialsError((t) => t.auth.none(name), {
      hint: (t) => (names.length === 0 ? t.auth.noneHint : t.auth.noProfileHint(names)),
    });
  }
  const { sourceProfile } = profile;
  return chooseFromProfile(
    name,
    profile,
    sourceProfile ? await readSource(sourceProfile, name, input) : undefined,
  );
}

/** @param user the profile that takes its credentials from it */
async function readSource(name: string, user: string, input: SessionInput): Promise<Profile> {
  const stored = readProfile(input.profileDir, name, input.io.platform);
  if (stored === undefined) {
    throw new CredentialsError((t) => t.auth.noSource(user, name), {
      hint: (t) =>
        t.auth.noSourceHint(
          user,
          listProfiles(input.profileDir).filter((other) => other !== user),
        ),
    });
  }
  const profile = dropEmpty(stored);
  input.addSecretsLater(() => listSecrets(profile));
  const complete = profile.sourceProfile ? profile : await runOwnCommand(profile, input);
  input.addSecretsLater(() => listSecrets(complete));
  return complete;
}
