/** Opens the session that flags, environment and profile describe; the demo starts here when it is asked for. */
import { openSession, type Session, type SessionInput } from '../auth/session.ts';
import { UsageError } from '../errors.ts';
import { productionHosts } from '../profile/endpoint.ts';
import { demoProfileName } from '../profile/name.ts';
import { readProfile } from '../profile/store.ts';
import type { GlobalName } from '../command/global-flags.ts';
import { coverageOf, isOn, valueOf, type Settings } from '../command/settings.ts';
import type { RunParts } from '../command/command.ts';

/** @throws UsageError, CredentialsError as {@link openSession} does */
export function openCommandSession(input: RunParts, profileDir: string): Promise<Session> {
  return openSession(readSessionInput(input, profileDir));
}

function readSessionInput(input: RunParts, profileDir: string): SessionInput {
  const { app, io, secrets, settings, onClose } = input;
  const profileName = valueOf(settings, 'profile');
  const isDemo =
    profileName === demoProfileName && readProfile(profileDir, demoProfileName, io.platform) === undefined;
  const given = isDemo ? withoutForeign(settings) : settings;
  return {
    profileName,
    profileDir,
    profileCommand: valueOf(given, 'profile-command'),
    given: settings.has('dry-run') ? unauthenticated : readGiven(given),
    endpoint: valueOf(given, 'endpoint'),
    // The demo was started for its coverage; its profile names the endpoint.
    coverageType: isDemo ? undefined : coverageOf(settings),
    insecureHttp: isOn(settings, 'insecure-http'),
    tokenCache: !isOn(settings, 'no-token-cache') && !isOffWord(io.env['SORACOM_TOKEN_CACHE']),
    addSecrets: secrets.add,
    hosts: productionHosts,
    io,
    findBuiltinProfile: async (name) => {
      if (name !== demoProfileName) return undefined;
      const demo = await app.startDemo(coverageOf(settings) ?? 'jp', profileDir, io);
      onClose(demo.close);
      return demo.profile;
    },
  };
}

function isOffWord(value: string | undefined): boolean {
  return value !== undefined && /^(off|no|false|0)$/i.test(value);
}

/** The ways in, as they go before one another: the names that each is given by. */
const waysIn = [
  ['api-key', 'api-token'],
  ['auth-key-id', 'auth-key'],
  ['profile-command'],
] as const satisfies readonly (readonly GlobalName[])[];

/** A way in that was typed goes before any that only the environment names: a flag goes before a variable. */
function readGiven(settings: Settings): SessionInput['given'] {
  const typed = waysIn.findIndex((names) => names.some((name) => settings.get(name)?.origin.kind === 'flag'));
  const passed: readonly GlobalName[] = waysIn.slice(0, Math.max(0, typed)).flat();
  const read = (name: GlobalName): string | undefined =>
    passed.includes(name) ? undefined : valueOf(settings, name);
  return {
    apiKey: read('api-key'),
    apiToken: read('api-token'),
    authKeyId: read('auth-key-id'),
    authKey: read('auth-key'),
  };
}

/** A dry run needs no credentials: with a pair in their place, no profile command is run to get them. */
const unauthenticated = { apiKey: '-', apiToken: '-' };

/** What would lead a call elsewhere than to the demo. */
const foreign: readonly GlobalName[] = [
  'endpoint',
  'api-key',
  'api-token',
  'auth-key-id',
  'auth-key',
  'profile-command',
];

/**
 * The demo has its own endpoint and credentials: real ones from the environment are left out, so that they reach
 * neither it nor, through it, anything else; typed ones are a mistake.
 */
function withoutForeign(settings: Settings): Settings {
  for (const name of foreign) {
    if (settings.get(name)?.origin.kind === 'flag') {
      throw new UsageError((t) => t.auth.demoIsClosed(`--${name}`));
    }
  }
  return new Map([...settings].filter(([name]) => !foreign.includes(name)));
}
