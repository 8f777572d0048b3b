/** What an open descriptor leads to. `node:tty` knows, and loads the network stack: most runs are spared it. */
import { fstatSync, statSync } from 'node:fs';

/** Whether somebody sits at the other end. A closed descriptor leads nowhere. */
export function isTerminal(descriptor: number): boolean {
  return mayBeTerminal(descriptor) && process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** Only a character device can be a terminal, and the usual one in its place, `/dev/null`, is none. */
export function mayBeTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isCharacterDevice() && found.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    // On Windows not every descriptor can be looked at. A terminal that is taken for none would not be asked.
    return process.platform === 'win32';
  }
}
