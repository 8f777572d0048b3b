/** Reads what decides about the session of a run; the demo starts here when it is asked for. */
import type { GivenCredentials } from '../auth/credentials.ts';
import type { SessionInput } from '../auth/session.ts';
import { UsageError } from '../errors.ts';
import { hasHome } from '../profile/dir.ts';
import { demoProfileName } from '../profile/name.ts';
import { readProfile } from '../profile/store.ts';
import { credentialFlags } from '../command/credential-variables.ts';
import type { GlobalName } from '../command/global-flags.ts';
import { coverageOf, isOn, valueOf, type Settings } from '../command/settings.ts';
import type { Demo } from '../simulator/demo.ts';
import type { CommandContext } from '../command/command.ts';
import { readEndpointChoice } from './endpoint.ts';

/** @throws UsageError for credentials or an endpoint that are typed along with the demo */
export function readSessionInput(context: CommandContext): SessionInput {
  const { io, profileDir, secrets, settings, tree } = context;
  const profileName = valueOf(settings, 'profile');
  const isDemo =
    profileName === demoProfileName && readProfile(profileDir, demoProfileName, io.platform) === undefined;
  const given = isDemo ? keepDemoSettings(settings) : settings;
  return {
    ...readEndpointChoice({ settings: given, tree }),
    profileName,
    profileDir,
    profileCommand: valueOf(given, 'profile-command'),
    given: settings.has('dry-run') ? unauthenticated : readGiven(given),
    tokenCache:
      hasHome(profileDir) &&
      !isOn(settings, 'no-token-cache') &&
      !isSwitchedOff(io.env['SORACOM_TOKEN_CACHE']),
    addSecretsLater: secrets.addLater,
    io,
    findBuiltinProfile: async (name) =>
      name === demoProfileName ? (await openDemo(context)).profile : undefined,
  };
}

/** Starts the demo for the coverage that the settings ask for. It ends with the run. */
export async function openDemo(context: CommandContext): Promise<Demo> {
  const { app, io, onClose, profileDir, settings, text, warn } = context;
  const demo = await app.startDemo({
    coverageType: coverageOf(settings) ?? 'jp',
    profileDir,
    now: () => io.now(),
    env: io.env,
    onForgetful: (dir) => warn(text.simulate.forgets(dir)),
  });
  onClose(demo.close);
  return demo;
}

function isSwitchedOff(value: string | undefined): boolean {
  return value !== undefined && /^(off|no|false|0)$/i.test(value);
}

/** The credentials in the settings, of which variables that do not count are left out already. */
export function readGiven(settings: Settings): GivenCredentials {
  return {
    apiKey: valueOf(settings, 'api-key'),
    apiToken: valueOf(settings, 'api-token'),
    authKeyId: valueOf(settings, 'auth-key-id'),
    authKey: valueOf(settings, 'auth-key'),
  };
}

/** A dry run needs no credentials: with a pair in their place, no profile command is run to get them. */
const unauthenticated = { apiKey: '-', apiToken: '-' };

/** What would lead a call elsewhere than to the demo. */
const closedToDemo: readonly GlobalName[] = ['endpoint', ...credentialFlags];

/**
 * The demo has its own endpoint, coverage and credentials: real ones from the environment are left out, so that they
 * reach neither it nor, through it, anything else; typed ones are a mistake.
 */
function keepDemoSettings(settings: Settings): Settings {
  for (const name of closedToDemo) {
    if (settings.get(name)?.origin.kind === 'flag') {
      throw new UsageError((t) => t.auth.demoIsClosed(`--${name}`));
    }
  }
  // It is started for a coverage; its profile names the endpoint.
  const dropped = new Set<GlobalName>([...closedToDemo, 'coverage-type']);
  return new Map([...settings].filter(([name]) => !dropped.has(name)));
}
