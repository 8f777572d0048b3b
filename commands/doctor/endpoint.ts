/** Where calls would go, as far as that can be said: a broken profile is no reason not to look at the network. */
import { endpointOf } from '../../src/connect/endpoint.ts';
import { readAuthorities } from '../../src/connect/senders.ts';
import { credentialFlags } from '../../src/command/credential-variables.ts';
import type { GlobalName } from '../../src/command/global-flags.ts';
import { profileNameOf } from '../../src/command/settings.ts';
import { SoracomError, UsageError } from '../../src/errors.ts';
import { currentOwner } from '../../src/files/own.ts';
import { requireOwnFolder } from '../../src/profile/folder.ts';
import type { Profile } from '../../src/profile/profile.ts';
import { readProfile } from '../../src/profile/store.ts';
import { findProxy, type Proxy } from '../../src/http/proxy.ts';
import type { CommandContext } from '../../src/command/command.ts';
import type { CheckInput, Needs } from './check.ts';

/** @throws UsageError where flags, environment or profile name something that can't be an endpoint */
export async function findUrl(context: CommandContext): Promise<URL> {
  try {
    const { endpoint } = await context.connection.session();
    return new URL(endpoint.url);
  } catch (error) {
    if (!(error instanceof SoracomError) || error.kind === 'interrupted') throw error;
    return new URL(endpointOf(readableProfile(context), context).url);
  }
}

/** The profile in use, whose endpoint counts though its credentials may not do; undefined where it can't be read. */
function readableProfile({ settings, profileDir, io }: CommandContext): Profile | undefined {
  try {
    return readProfile(profileDir, profileNameOf(settings), io.platform);
  } catch (error) {
    if (error instanceof SoracomError) return undefined;
    throw error;
  }
}

/** The proxy that calls go through, if any. @throws UsageError for a variable that holds no URL */
export async function findRoute(context: CommandContext): Promise<Proxy | undefined> {
  return findProxy(await findUrl(context), context.io.env);
}

/** What decides about the profile; the folder's modes, where others can only read it, do not. */
export function sessionNeeds({ context, invalid }: CheckInput): Needs {
  const { io, profileDir } = context;
  return [
    ['settings', () => requireValid(invalid, ['profile', ...credentialFlags])],
    ['profile-dir', () => requireOwnFolder(profileDir, currentOwner(io.platform))],
  ];
}

/** What decides about the endpoint. */
export function endpointNeeds({ context, invalid }: CheckInput): Needs {
  const names: GlobalName[] = context.settings.has('endpoint')
    ? []
    : ['endpoint', 'coverage-type', 'profile'];
  return [['settings', () => requireValid(invalid, names)]];
}

/** What a request needs besides a place to go to. */
export function sendingNeeds({ context, invalid }: CheckInput): Needs {
  return [
    [
      'settings',
      async () => {
        requireValid(invalid, ['ca-file']);
        if (context.settings.has('dry-run')) throw new UsageError((t) => t.wire.noDryRun('doctor'));
        await readAuthorities(context);
      },
    ],
  ];
}

/** @throws UsageError where one of the settings is wrong; the settings' check says how */
function requireValid(invalid: ReadonlySet<GlobalName>, names: readonly GlobalName[]): void {
  if (names.some((name) => invalid.has(name))) throw new UsageError((t) => t.doctor.settingsHint);
}
