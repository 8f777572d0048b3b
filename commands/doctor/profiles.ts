/** Whether the profiles of the folder, soracom-cli's among them, work here as they are. */
import { SoracomError, type Sentence } from '../../src/errors.ts';
import { listNames } from '../../src/files/look.ts';
import { checkProfileName } from '../../src/profile/name.ts';
import { readProfile } from '../../src/profile/store.ts';
import { ok, type Check, type CheckInput, type Finding } from './check.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** None where there are no profiles: then there is nothing to take over. */
export function profilesCheck({ context }: CheckInput): Check[] {
  const names = listProfileFiles(context.profileDir);
  return names.length === 0 ? [] : [{ name: 'soracom-cli', run: () => checkProfiles(names, context) }];
}

/** A profile that is not in use is no problem of this run, so all that is wrong is said and nothing refused. */
function checkProfiles(names: readonly string[], context: CommandContext): Finding {
  const usable: string[] = [];
  const faults: Sentence[] = [];
  for (const name of names) {
    const fault = findFault(name, context);
    if (fault === undefined) usable.push(name);
    else faults.push((t) => t.doctor.profileUnusable(name, fault(t)));
  }
  return ok((t) =>
    [
      ...(usable.length > 0 ? [t.doctor.profilesShared(usable.join(', '))] : []),
      ...faults.map((fault) => fault(t)),
    ].join(' '),
  );
}

function findFault(name: string, { io, profileDir }: CommandContext): Sentence | undefined {
  try {
    checkProfileName(name);
    readProfile(profileDir, name, io.platform);
    return undefined;
  } catch (error) {
    if (error instanceof SoracomError) return error.sentence;
    throw error;
  }
}

/** Every profile file, whatever it is called. A folder that can't be read is another check's business. */
function listProfileFiles(dir: string): string[] {
  const files = listNames(dir).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  return files.map((name) => name.slice(0, -'.json'.length)).toSorted();
}
