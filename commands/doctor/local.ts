/** The checks that stay on this machine: program, settings, folder, profile, credentials, endpoint, proxy, cache. */
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from 'node:process';
import { describeSource } from '../../src/auth/describe-source.ts';
import { tokenDir } from '../../src/auth/token-cache.ts';
import { listStoredTokens, openTokenFolder } from '../../src/auth/token-keeper.ts';
import { listIgnoredVariables } from '../../src/command/credential-variables.ts';
import { profileNameOf } from '../../src/command/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { reasonOf } from '../../src/files/errno.ts';
import { listLeftovers } from '../../src/files/leftovers.ts';
import { lookAt } from '../../src/files/look.ts';
import { currentOwner } from '../../src/files/own.ts';
import { readProxy, type Proxy } from '../../src/http/proxy.ts';
import { hasHome } from '../../src/profile/dir.ts';
import { requireOwnFolder } from '../../src/profile/folder.ts';
import { demoProfileName } from '../../src/profile/name.ts';
import { noSuchProfile, profilePath, readProfile } from '../../src/profile/store.ts';
import { version } from '../../src/version.ts';
import { ok, problem, type Check, type CheckInput, type Finding } from './check.ts';
import { findRoute, findUrl } from './endpoint.ts';
import type { CommandContext } from '../../src/command/command.ts';

const leastNode = '20.18.1';

/** In the order in which one thing depends on the other. */
export function localChecks(input: CheckInput): Check[] {
  const { context } = input;
  return [
    { name: 'version', run: checkVersion },
    { name: 'settings', run: () => checkSettings(input) },
    { name: 'profile-dir', run: () => checkDir(input) },
    { name: 'leftovers', run: () => checkLeftovers(context) },
    { name: 'profile', run: () => checkProfile(input) },
    { name: 'credentials', run: () => checkCredentials(input) },
    { name: 'endpoint', run: () => checkEndpoint(context) },
    { name: 'proxy', run: () => checkProxy(input) },
    { name: 'token-cache', run: () => checkCache(input) },
  ];
}

function checkVersion(): Finding {
  const { node } = versions;
  if (isOlder(node, leastNode)) {
    return problem(
      'unexpected',
      (t) => t.doctor.nodeTooOld(node, leastNode),
      (t) => t.doctor.nodeHint(leastNode),
    );
  }
  return ok((t) => t.doctor.version(version, node));
}

function isOlder(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) < 0;
}

function checkSettings({ context, problems }: CheckInput): Finding {
  if (problems.length > 0) {
    return problem(
      'usage',
      (t) => problems.map((sentence) => sentence(t)).join(' '),
      (t) => t.doctor.settingsHint,
    );
  }
  // Ignored here, but it opens every other program of this Node to whoever is on the line.
  if (context.io.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return problem(
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
    return problem(
      'credentials',
      (t) => t.doctor.dirOpen(profileDir, mode.toString(8)),
      (t) => t.doctor.dirOpenHint(profileDir),
    );
  }
  try {
    accessSync(profileDir, constants.W_OK);
    return ok((t) => t.doctor.dirPrivate(profileDir));
  } catch {
    return problem(
      'credentials',
      (t) => t.doctor.dirUnwritable(profileDir),
      (t) => t.doctor.dirUnwritableHint,
    );
  }
}

/** A write that was killed leaves a draft, which holds what the file would have held. */
function checkLeftovers({ profileDir }: CommandContext): Finding {
  const paths = [profileDir, tokenDir(profileDir)].flatMap((dir) => listLeftovers(dir));
  if (paths.length === 0) return ok((t) => t.doctor.noLeftovers);
  return problem(
    'credentials',
    (t) => t.doctor.leftovers(paths.length),
    (t) => t.doctor.leftoversHint(paths.map((path) => `'${path}'`).join(' ')),
  );
}

function checkProfile({ context }: CheckInput): Finding {
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
    return problem('network', error.sentence, (t) => t.doctor.proxyHint);
  }
  if (proxy === undefined) return ok((t) => t.doctor.noProxy);
  const { variable, url: address } = proxy;
  const isUsed = (await findRoute(context)) !== undefined;
  return ok((t) =>
    isUsed ? t.doctor.proxy(variable, address.host) : t.doctor.proxyUnused(variable, url.host),
  );
}

/** Looks by doing: permissions, read-only file systems and full disks all show when something is written. */
async function checkCache({ context }: CheckInput): Promise<Finding> {
  const { profileDir } = context;
  const session = await context.connection.session().catch(() => undefined);
  if (session !== undefined && session.cacheDir === undefined) return ok((t) => t.doctor.cacheOff);
  const dir = tokenDir(profileDir);
  try {
    openTokenFolder(dir, context.io.platform);
    const probe = mkdtempSync(join(dir, 'probe-'));
    writeFileSync(join(probe, 'probe'), 'x');
    rmSync(probe, { recursive: true });
  } catch (error) {
    const reason = reasonOf(error);
    return problem(
      'unexpected',
      (t) => t.doctor.cacheBroken(dir, reason(t)),
      (t) => t.doctor.cacheHint,
    );
  }
  const { length } = listStoredTokens(profileDir, context.io.platform);
  return ok((t) => (length === 0 ? t.doctor.cacheEmpty(dir) : t.doctor.cacheHolds(length, dir)));
}
