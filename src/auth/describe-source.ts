/** Says how somebody signs in, for whoever shows it. */
import type { CredentialSource, LoginRequest } from './credentials.ts';

/** How a source signs in, by what identifies it and never by what proves it. */
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
