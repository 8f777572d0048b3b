/** The folder of the profiles is the user's: whoever else can write to it could put profiles there. */
import { CredentialsError } from '../errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { currentOwner, findFolderFault, type FolderFault, type Owner } from '../files/own.ts';

/** @throws CredentialsError with the command that fixes it, for a folder that others can write to */
export function requireOwnFolder(dir: string, owner: Owner): void {
  const fault = findFolderFault(dir, owner);
  if (fault !== undefined) throw refuseFolder(dir, fault);
}

/**
 * Makes the folder where there is none. One that is there keeps its mode.
 *
 * @throws CredentialsError for a folder that others can write to
 * @throws what the system says
 */
export function openProfileFolder(dir: string, platform: NodeJS.Platform): void {
  makeFolder(dir);
  requireOwnFolder(dir, currentOwner(platform));
}

function refuseFolder(dir: string, fault: FolderFault): CredentialsError {
  if (fault.kind === 'foreign') {
    return new CredentialsError((t) => t.profile.foreignFolder(dir, fault.owner), {
      hint: (t) => t.profile.foreignFolderHint,
    });
  }
  // A folder that is shared on purpose, such as /tmp, must stay so.
  return new CredentialsError((t) => t.profile.openFolder(dir, fault.mode), {
    hint: (t) => (fault.isSticky ? t.profile.sharedFolderHint : t.profile.openFolderHint(dir)),
  });
}
