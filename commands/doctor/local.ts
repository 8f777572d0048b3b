/** The checks that stay on this machine: program, settings, folder, profile, credentials, endpoint, proxy. */
import { accessSync, constants } from 'node:fs';
import { win32 } from 'node:path';
import { versions } from 'node:process';
import { describeSource } from '../../src/auth/describe-source.ts';
import { listIgnoredVariables } from '../../src/command/credential-variables.ts';
import { readAuthorities } from '../../src/connect/senders.ts';
import { profileNameOf } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { lookAt } from '../../src/files/look.ts';
import { currentOwner } from '../../src/files/own.ts';
import { readProxy, type Proxy } from '../../src/http/proxy.ts';
import { hasHome } from '../../src/profile/dir.ts';
import { requireOwnFolder } from '../../src/profile/folder.ts';
import { demoProfileName } from '../../src/profile/name.ts';
import { noSuchProfile, profilePath, readProfile } from '../../src/profile/store.ts';
import { describeRuntime } from '../../src/release/installation.ts';
import { version } from '../../src/version.ts';
import {
  after,
  ok,
  problem,
  warning,
  type Check,
  type CheckInput,
  type Finding,
  type Needs,
} from './check.ts';
import { endpointNeeds, findRoute, findUrl, sessionNeeds } from './endpoint.ts';
import { profilesCheck } from './profiles.ts';
import type { CommandContext } from '../../src/command/command.ts';
import type { Io } from '../../src/io.ts';

const leastNode = '20.18.1';

/** In the order in which one thing depends on the other. */
export function localChecks(input: CheckInput): Check[] {
  const { context } = input;
  const session: Needs = [
    ...sessionNeeds(input),
    ['profile', () => checkProfile(context)],
    ['endpoint', () => findUrl(context)],
  ];
  return [
    { name: 'version', run: () => checkVersion(context) },
    { name: 'settings', run: () => checkSettings(input) },
    { name: 'profile-dir', run: () => checkDir(input) },
    { name: 'profile', run: after(sessionNeeds(input), () => checkProfile(context)) },
    ...profilesCheck(input),
    { name: 'credentials', run: after(session, () => checkCredentials(input)) },
    { name: 'endpoint', run: after(endpointNeeds(input), () => checkEndpoint(context)) },
    {
      name: 'proxy',
      run: after([...endpointNeeds(input), ['endpoint', () => findUrl(context)]], () => checkProxy(input)),
    },
  ];
}

async function checkVersion({ app }: CommandContext): Promise<Finding> {
  const { node } = versions;
  if (isOlder(node, leastNode)) {
    return problem(
      'unexpected',
      (t) => t.doctor.nodeTooOld(node, leastNode),
      (t) => t.doctor.nodeHint(leastNode),
    );
  }
  const { kind, path } = await app.findInstallation();
  return ok((t) => t.doctor.version(version, describeRuntime(), t.release.ways[kind], path));
}

function isOlder(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) < 0;
}

async function checkSettings({ context, problems }: CheckInput): Promise<Finding> {
  if (problems.length > 0) {
    return problem(
      'usage',
      (t) => problems.map((sentence) => sentence(t)).join(' '),
      (t) => t.doctor.settingsHint,
    );
  }
  await readAuthorities(context);
  // Ignored here, but it opens every other program of this Node to whoever is on the line.
  if (context.io.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return warning(
      'usage',
      (t) => t.doctor.tlsUnchecked,
      (t) => t.doctor.tlsUncheckedHint,
    );
  }
  const ignored = listIgnoredVariables(context.settings, context.io.env);
  const [first] = ignored;
  if (first === undefined) return ok((t) => t.doctor.settingsFine);
  const names = ignored.map(({ variable }) => variable).join(', ');
  return ok((t) => `${t.doctor.settingsFine} ${t.doctor.variablesIgnored(names, first.because)}`);
}

function checkDir({ context: { io, profileDir } }: CheckInput): Finding {
  if (!hasHome(profileDir)) {
    return problem(
      'usage',
      (t) => t.profile.noHome(profileDir),
      (t) => t.profile.noHomeHint,
    );
  }
  const stat = lookAt(profileDir);
  if (stat === 'absent') return ok((t) => t.doctor.dirAbsent(profileDir));
  if (stat === 'unreachable' || !stat.isDirectory()) {
    return problem(
      'credentials',
      (t) => t.doctor.dirNoFolder(profileDir),
      (t) => t.doctor.dirNoFolderHint,
    );
  }
  const owner = currentOwner(io.platform);
  requireOwnFolder(profileDir, owner);
  const mode = stat.mode & 0o777;
  // A folder that the administrator made for us is theirs to close.
  if (io.platform !== 'win32' && (mode & 0o077) !== 0 && stat.uid === owner.uid) {
    return warning(
      'credentials',
      (t) => t.doctor.dirOpen(profileDir, mode.toString(8)),
      (t) => t.doctor.dirOpenHint(profileDir),
    );
  }
  try {
    accessSync(profileDir, constants.W_OK);
    return io.platform === 'win32' ? judgePlace(profileDir, io) : ok((t) => t.doctor.dirPrivate(profileDir));
  } catch {
    return warning(
      'credentials',
      (t) => t.doctor.dirUnwritable(profileDir),
      (t) => t.doctor.dirUnwritableHint,
    );
  }
}

/** Windows has no modes to look at: its access lists come with the place, and only the home is closed to others. */
export function judgePlace(dir: string, { homedir, env }: Pick<Io, 'homedir' | 'env'>): Finding {
  const homes = [homedir, env['USERPROFILE'] ?? ''].filter((home) => win32.isAbsolute(home));
  const isInside = homes.some((home) => !/^\.\.(?:\\|$)|^[a-z]:|^\\/i.test(win32.relative(home, dir)));
  return isInside
    ? ok((t) => t.doctor.dirAtHome(dir))
    : warning(
        'credentials',
        (t) => t.doctor.dirElsewhere(dir),
        (t) => t.doctor.dirElsewhereHint(dir),
      );
}

function checkProfile(context: CommandContext): Finding {
  const { io, profileDir, settings } = context;
  const name = profileNameOf(settings);
  const path = profilePath(profileDir, name);
  if (readProfile(profileDir, name, io.platform) !== undefined) return ok((t) => t.doctor.profileFound(path));
  if (name === demoProfileName) return ok((t) => t.doctor.profileBuiltin);
  const isNeeded = !(['api-key', 'auth-key', 'profile-command'] as const).some((flag) => settings.has(flag));
  if (isNeeded || settings.has('profile')) {
    throw noSuchProfile(profileDir, name);
  }
  return ok((t) => t.doctor.profileNotNeeded(name));
}

async function checkCredentials({ context }: CheckInput): Promise<Finding> {
  const session = await context.connection.session();
  const { signIn, identity } = describeSource(await session.requireCredentials());
  return ok((t) => t.doctor.signIn(identity === undefined ? signIn : `${signIn} ${identity}`));
}

async function checkEndpoint(context: CommandContext): Promise<Finding> {
  const { href } = await findUrl(context);
  return ok(() => href.replace(/\/$/, ''));
}

/** A variable that holds no URL is a problem even where it is not read: of files elsewhere it would be. */
async function checkProxy({ context }: CheckInput): Promise<Finding> {
  const { env } = context.io;
  const url = await findUrl(context);
  let proxy: Proxy | undefined;
  try {
    proxy = readProxy(url.protocol, env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return problem(error.kind, error.sentence, (t) => t.doctor.proxyHint);
  }
  if (proxy === undefined) return ok((t) => t.doctor.noProxy);
  const { variable, url: address } = proxy;
  const isUsed = (await findRoute(context)) !== undefined;
  return ok((t) =>
    isUsed ? t.doctor.proxy(variable, address.host) : t.doctor.proxyUnused(variable, url.host),
  );
}
