/** Says how somebody signs in and as whom, by what identifies them and never by what proves it. */
import type { Profile } from '../profile/profile.ts';
import {
  chooseFromProfile,
  readSwitchTarget,
  type CredentialSource,
  type LoginRequest,
  type SwitchUserRequest,
} from './credentials.ts';

/** A way to sign in, and the user that it leads to. A pair of key and token names nobody. */
export interface SignIn {
  signIn: 'apiKey' | 'authKey' | 'email' | 'samUser' | 'switchUser' | 'profileCommand';
  identity?: string;
}

export function describeSource(source: CredentialSource): SignIn {
  switch (source.kind) {
    case 'pair':
      return { signIn: 'apiKey' };
    case 'login':
      return describeLogin(source.login);
    case 'switchUser':
      return describeSwitch(source.target);
  }
}

/** The same of a profile, without running its command or reading its source. @throws CredentialsError where it is incomplete */
export function describeProfile(name: string, profile: Profile): SignIn {
  if (profile.profileCommand) return { signIn: 'profileCommand' };
  if (profile.sourceProfile) return describeSwitch(readSwitchTarget(name, profile));
  return describeSource(chooseFromProfile(name, profile, undefined));
}

function describeLogin({ authKeyId, email, operatorId, userName }: LoginRequest): SignIn {
  if (authKeyId !== undefined) return { signIn: 'authKey', identity: authKeyId };
  if (email !== undefined) return { signIn: 'email', identity: email };
  return { signIn: 'samUser', identity: nameUser(operatorId, userName) };
}

function describeSwitch({ operatorId, userName }: SwitchUserRequest): SignIn {
  return { signIn: 'switchUser', identity: nameUser(operatorId, userName) };
}

/** A SAM user's name is one only within its operator. */
function nameUser(operatorId = '', userName = ''): string {
  return `${operatorId}/${userName}`;
}
