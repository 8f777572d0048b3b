/** Joins flags, environment and profile into where a call goes and what it authenticates with. */
import { CredentialsError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { CoverageType } from '../model/command.ts';
import { resolveEndpoint, type Endpoint, type Hosts } from '../profile/endpoint.ts';
import { defaultProfileName } from '../profile/name.ts';
import { dropEmpty, type Profile } from '../profile/profile.ts';
import { listProfiles, readProfile } from '../profile/store.ts';
import {
  chooseFromProfile,
  chooseGiven,
  type CredentialSource,
  type GivenCredentials,
} from './credentials.ts';
import { runProfileCommand } from './profile-command.ts';

/** Everything that decides about a session; flags before environment already. */
export interface SessionInput {
  /** A profile by name; undefined means `default`, which need not exist. */
  profileName: string | undefined;
  profileDir: string;
  profileCommand: string | undefined;
  given: GivenCredentials;
  endpoint: string | undefined;
  coverageType: CoverageType | undefined;
  insecureHttp: boolean;
  hosts: Hosts;
  io: Pick<Io, 'env' | 'cwd' | 'signal' | 'platform'>;
  /** Profiles that exist without a file, such as the demo. A file of the same name displaces them. */
  findBuiltinProfile: (name: string) => Promise<Profile | undefined>;
}

/** Where a call goes and what goes with it. */
export interface Session {
  /** The profile that was read, if any. */
  profileName: string | undefined;
  endpoint: Endpoint;
  /** The profile's extra request headers. */
  headers: Readonly<Record<string, string>>;
  /** @throws CredentialsError when there are none, or none that are complete */
  requireCredentials(): CredentialSource;
}

/**
 * Opens a session. Nothing is sent; a profile command, if one is named, is run.
 *
 * @throws CredentialsError for a profile that can't be used
 * @throws UsageError for a bad name or endpoint
 */
export async function openSession(input: SessionInput): Promise<Session> {
  const name = input.profileName ?? defaultProfileName;
  const fromGiven = chooseGiven(input.given);
  const profile = await findProfile(name, input, fromGiven !== undefined);
  const endpoint = resolveEndpoint({ ...input, profile });
  return {
    profileName: profile && name,
    endpoint,
    headers: profile?.headers ?? {},
    requireCredentials: () => fromGiven ?? requireFromProfile(name, profile, input),
  };
}

/**
 * The profile in force: a command's output if flags name one, else the file, with what its own command says put
 * over it.
 */
async function findProfile(
  name: string,
  input: SessionInput,
  hasCredentials: boolean,
): Promise<Profile | undefined> {
  if (!hasCredentials && input.profileCommand) return runProfileCommand(input.profileCommand, input.io);
  const stored =
    readProfile(input.profileDir, name, input.io.platform) ?? (await input.findBuiltinProfile(name));
  if (stored === undefined) {
    if (input.profileName === undefined) return undefined;
    const names = listProfiles(input.profileDir);
    throw new CredentialsError((t) => t.auth.noProfile(name), { hint: (t) => t.auth.noProfileHint(names) });
  }
  const profile = dropEmpty(stored);
  if (hasCredentials || !profile.profileCommand) return profile;
  const { profileCommand, sourceProfile: _, ...rest } = profile;
  return { ...rest, ...(await runProfileCommand(profileCommand, input.io)) };
}

function requireFromProfile(
  name: string,
  profile: Profile | undefined,
  input: SessionInput,
): CredentialSource {
  if (profile === undefined) {
    throw new CredentialsError((t) => t.auth.none(name), { hint: (t) => t.auth.noneHint });
  }
  return chooseFromProfile(name, profile, (source) => readSource(source, input));
}

function readSource(name: string, input: SessionInput): Profile {
  const profile = readProfile(input.profileDir, name, input.io.platform);
  if (profile === undefined) throw new CredentialsError((t) => t.auth.noProfile(name));
  return dropEmpty(profile);
}
