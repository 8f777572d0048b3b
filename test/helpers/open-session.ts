/** Opens a session as a run without flags would, from the profiles of a folder. */
import { resolveSession, type Session, type SessionInput } from '../../src/auth/session.ts';
import { productionHosts } from '../../src/profile/endpoint.ts';

/** @param changes what flags and environment say */
export function openSession(dir: string, changes: Partial<SessionInput> = {}): Promise<Session> {
  return resolveSession({
    profileName: undefined,
    profileDir: dir,
    profileCommand: undefined,
    given: {},
    endpoint: undefined,
    coverageType: undefined,
    insecureHttp: false,
    hosts: productionHosts,
    io: {
      env: { PATH: process.env['PATH'] },
      cwd: dir,
      signal: new AbortController().signal,
      platform: process.platform,
    },
    tokenCache: true,
    addSecretsLater: () => undefined,
    findBuiltinProfile: () => Promise.resolve(undefined),
    ...changes,
  });
}
