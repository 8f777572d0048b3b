/** Which names a profile may have: one path segment that means the same on every file system. */
import { UsageError } from '../errors.ts';
import { isDeviceName } from '../files/windows-name.ts';

/** The profile used when nobody names one. */
export const defaultProfileName = 'default';

/** The profile that `configure-sandbox` writes when nobody names one. */
export const sandboxProfileName = 'sandbox';

/** The built-in profile that answers from the simulator in this process. */
export const demoProfileName = 'demo';

/** What the name of a profile is made of; {@link checkProfileName} says more. */
export const namePattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** @throws UsageError for a name that is not one safe path segment */
export function checkProfileName(name: string): void {
  if (!namePattern.test(name) || name.length > 100) {
    throw new UsageError((t) => t.profile.badName(name), { hint: (t) => t.profile.badNameHint });
  }
  if (isDeviceName(name)) throw new UsageError((t) => t.profile.reservedName(name));
}
