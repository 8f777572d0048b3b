/** Which flags a user must give. */
import type { ApiFlag, Flag } from '../model/command.ts';

/** Whether the flag is required and nothing stands in for it. */
export function isAsked(flag: Flag | ApiFlag): boolean {
  return flag.required === true && !fillsItself(flag);
}

/** Whether the document's default is sent where the flag is absent: of a path or query parameter that must be there. */
export function fillsItself(flag: Flag | ApiFlag): boolean {
  if (!('source' in flag) || flag.required !== true) return false;
  const { in: place } = flag.source;
  return (place === 'path' || place === 'query') && flag.default !== undefined && flag.default !== null;
}
