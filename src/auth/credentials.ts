/** Decides, from flags, environment and profile, what a call authenticates with. Pure; the first match wins. */
import { CredentialsError } from '../errors.ts';
import type { Profile } from '../profile/profile.ts';

/** The body of `POST /auth`. */
export interface LoginRequest {
  email?: string;
  password?: string;
  authKeyId?: string;
  authKey?: string;
  operatorId?: string;
  userName?: string;
  mfaOTPCode?: string;
  tokenTimeoutSeconds?: number;
}

/** The body of `POST /auth/switch_user`. */
export interface SwitchUserRequest {
  operatorId: string;
  userName: string;
  tokenTimeoutSeconds?: number;
}

/** Where a token comes from. */
export type CredentialSource =
  | { kind: 'pair'; apiKey: string; token: string }
  | { kind: 'login'; login: LoginRequest }
  | { kind: 'switchUser'; source: LoginRequest; target: SwitchUserRequest };

/** Credentials given on the command line or in the environment, pairs already complete. */
export interface GivenCredentials {
  apiKey?: string | undefined;
  apiToken?: string | undefined;
  authKeyId?: string | undefined;
  authKey?: string | undefined;
}

/** The source that flags and environment name, or undefined when the profile decides. */
export function chooseGiven(given: GivenCredentials): CredentialSource | undefined {
  const { apiKey, apiToken, authKeyId, authKey } = given;
  if (apiKey && apiToken) return { kind: 'pair', apiKey, token: apiToken };
  if (authKeyId && authKey) return { kind: 'login', login: { authKeyId, authKey } };
  return undefined;
}

/**
 * The source that a profile names.
 *
 * @param source the profile that `sourceProfile` names
 * @throws CredentialsError when the profile holds no complete credentials
 */
export function chooseFromProfile(
  name: string,
  profile: Profile,
  source: Profile | undefined,
): CredentialSource {
  const { sourceProfile } = profile;
  if (!sourceProfile || source === undefined) return { kind: 'login', login: readLogin(name, profile) };
  if (source.sourceProfile) throw new CredentialsError((t) => t.auth.chainedSource(name, sourceProfile));
  return {
    kind: 'switchUser',
    source: readLogin(sourceProfile, source),
    target: readSwitchTarget(name, profile),
  };
}

/** Whom a profile switches to. @throws CredentialsError where it does not say */
export function readSwitchTarget(name: string, profile: Profile): SwitchUserRequest {
  const { operatorId, username, tokenTimeoutSeconds } = profile;
  if (!operatorId || !username) throw new CredentialsError((t) => t.auth.switchIncomplete(name));
  return { operatorId, userName: username, ...(tokenTimeoutSeconds && { tokenTimeoutSeconds }) };
}

/** AuthKey before e-mail before SAM user. */
function readLogin(name: string, profile: Profile): LoginRequest {
  const { authKeyId, authKey, email, password, operatorId, username, mfaOTPCode, tokenTimeoutSeconds } =
    profile;
  const extras = {
    ...(mfaOTPCode && { mfaOTPCode }),
    ...(tokenTimeoutSeconds && { tokenTimeoutSeconds }),
  };
  if (authKeyId && authKey) return { authKeyId, authKey, ...extras };
  if (email && password) return { email, password, ...extras };
  if (operatorId && username && password) return { operatorId, userName: username, password, ...extras };
  throw new CredentialsError((t) => t.auth.profileIncomplete(name), {
    hint: (t) => t.auth.configureHint(name),
  });
}

/** Whether a profile names a complete way in, however it is meant to be used. */
export function hasCredentials(profile: Profile): boolean {
  const { profileCommand, sourceProfile, authKeyId, authKey, email, password, operatorId, username } =
    profile;
  if (profileCommand) return true;
  if (sourceProfile) return Boolean(operatorId && username);
  return Boolean((authKeyId && authKey) || (email && password) || (operatorId && username && password));
}
