/** The checks of what is kept on this machine between runs: definitions, caches, and what crashes left behind. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenDir } from '../../src/auth/token-cache.ts';
import { listStoredTokens, openTokenFolder } from '../../src/auth/token-keeper.ts';
import { quotationDir } from '../../src/call/quotations/store.ts';
import { isOn } from '../../src/command/settings.ts';
import { completionCacheDir } from '../../src/completion/value-cache.ts';
import { definitionsDir } from '../../src/definitions/paths.ts';
import { verifyDefinitions } from '../../src/definitions/verify.ts';
import { SoracomError } from '../../src/errors.ts';
import { reasonOf } from '../../src/files/errno.ts';
import { listLeftovers } from '../../src/files/leftovers.ts';
import { listNames, lookAt } from '../../src/files/look.ts';
import { currentOwner, findFolderFault } from '../../src/files/own.ts';
import { quotePosix, quotePowerShell, toShellWord } from '../../src/terminal/quote.ts';
import { hasHome } from '../../src/profile/dir.ts';
import { ok, problem, warning, type Check, type CheckInput, type Finding } from './check.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** Commands work without most of it. */
export function storedChecks({ context }: CheckInput): Check[] {
  return [
    { name: 'definitions', run: () => checkDefinitions(context) },
    { name: 'token-cache', run: () => checkTokens(context) },
    { name: 'completion-cache', run: () => checkCompletion(context) },
    { name: 'leftovers', run: () => checkLeftovers(context) },
  ];
}

function checkDefinitions({ profileDir }: CommandContext): Finding {
  const { count, damaged } = verifyDefinitions(profileDir);
  if (damaged.length > 0) {
    return problem(
      'unexpected',
      (t) => t.doctor.definitionsDamaged(damaged.join(', ')),
      (t) => t.doctor.definitionsHint,
    );
  }
  return ok((t) => (count === 0 ? t.doctor.noDefinitions : t.doctor.definitionsSound(count)));
}

/** Looks by doing: permissions, read-only file systems and full disks all show when something is written. */
async function checkTokens(context: CommandContext): Promise<Finding> {
  const { io, profileDir, settings } = context;
  const session = await context.connection.session().catch((error: unknown) => {
    if (error instanceof SoracomError && error.kind === 'interrupted') throw error;
    return undefined;
  });
  const isOff = session === undefined ? isOn(settings, 'no-token-cache') : session.cacheDir === undefined;
  if (isOff || !hasHome(profileDir)) return ok((t) => t.doctor.cacheOff);
  const dir = tokenDir(profileDir);
  try {
    openTokenFolder(dir, io.platform);
    const probe = mkdtempSync(join(dir, 'probe-'));
    try {
      writeFileSync(join(probe, 'probe'), 'x');
    } finally {
      rmSync(probe, { recursive: true, force: true });
    }
  } catch (error) {
    const reason = reasonOf(error);
    return warning(
      'unexpected',
      (t) => t.doctor.cacheBroken(dir, reason(t)),
      (t) => t.doctor.cacheHint,
    );
  }
  const { length } = listStoredTokens(profileDir, io.platform);
  return ok((t) => (length === 0 ? t.doctor.cacheEmpty(dir) : t.doctor.cacheHolds(length, dir)));
}

function checkCompletion({ io, profileDir }: CommandContext): Finding {
  const dir = completionCacheDir(profileDir);
  const found = lookAt(dir);
  if (found === 'absent') return ok((t) => t.doctor.completionEmpty);
  const fault = findFolderFault(dir, currentOwner(io.platform));
  if (fault !== undefined || found === 'unreachable' || !found.isDirectory()) {
    return warning(
      'unexpected',
      (t) => t.doctor.completionBroken(dir),
      (t) => t.doctor.completionHint(toShellWord(dir, io.platform)),
    );
  }
  const { length } = listNames(dir).filter((name) => name.endsWith('.values'));
  return ok((t) => (length === 0 ? t.doctor.completionEmpty : t.doctor.completionHolds(length, dir)));
}

/** A write that was killed leaves a draft, which holds what the file would have held. */
function checkLeftovers({ io, profileDir }: CommandContext): Finding {
  const definitions = definitionsDir(profileDir);
  const folders = [
    profileDir,
    tokenDir(profileDir),
    completionCacheDir(profileDir),
    definitions,
    join(definitions, 'documents'),
    quotationDir(profileDir),
  ];
  const paths = folders.flatMap((dir) => listLeftovers(dir));
  if (paths.length === 0) return ok((t) => t.doctor.noLeftovers);
  return warning(
    'credentials',
    (t) => t.doctor.leftovers(paths.length),
    () => removal(paths, io.platform),
  );
}

/** A command that removes files, ready to be pasted into the shell. */
function removal(paths: readonly string[], platform: NodeJS.Platform): string {
  return platform === 'win32'
    ? `Remove-Item ${paths.map(quotePowerShell).join(', ')}`
    : `rm ${paths.map(quotePosix).join(' ')}`;
}
