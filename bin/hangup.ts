/** What a hangup means: whether it is to be survived, as under `nohup`, and what it does to our terminal. */
import { closeSync, readFileSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf } from '../src/files/errno.ts';
import { isTerminal, mayBeTerminal } from './descriptor.ts';

/** What the question is about. */
type Surroundings = Pick<NodeJS.Process, 'env' | 'ppid'>;

/**
 * Whether a hangup was to be ignored when the process began. Node makes the system forget that before any of our code
 * runs, so it is found out by other signs, and only when the signal is there.
 */
export function isHangupIgnored({ env, ppid }: Surroundings): boolean {
  // bash and zsh say what they started.
  if (basename(env['_'] ?? '') === 'nohup') return true;
  // A script under nohup, or one with `trap '' HUP`, ignores the signal itself. Process 1 started nobody: it adopts.
  if (ppid > 1 && ignoresHangup(read(`/proc/${ppid}/status`))) return true;
  // Where the standard input is a terminal, GNU nohup puts there what can only be written to.
  return isWriteOnly(read('/proc/self/fdinfo/0'));
}

/** @param status what Linux says of a process (proc_pid_status(5)); the first bit of the mask is SIGHUP */
export function ignoresHangup(status: string): boolean {
  const [, mask = '0'] = /^SigIgn:\s*[0-9a-f]*([0-9a-f])$/m.exec(status) ?? [];
  return Number.parseInt(mask, 16) % 2 === 1;
}

/** @param info what Linux says of an open file (proc_pid_fdinfo(5)); the last octal digit of the flags is the access mode */
export function isWriteOnly(info: string): boolean {
  const [, flags = '0'] = /^flags:\s*[0-7]*([0-7])$/m.exec(info) ?? [];
  return Number.parseInt(flags, 8) % 4 === 1;
}

/**
 * Lets go of a terminal that is gone. Node restores the state of its terminals as it exits, and aborts where the
 * system refuses; of a closed descriptor it takes no notice.
 */
export function closeDeadTerminals(): void {
  // A console of Windows has no state that a process could fail to restore.
  if (process.platform === 'win32') return;
  for (const descriptor of [0, 1, 2]) {
    try {
      if (mayBeTerminal(descriptor) && isDead(descriptor)) closeSync(descriptor);
    } catch {
      // Closed already.
    }
  }
}

/** Writing nothing asks the terminal without a word to it, and without loading anything. */
function isDead(descriptor: number): boolean {
  try {
    writeSync(descriptor, '');
    return false;
  } catch (error) {
    // A descriptor that is only read from can't be asked so.
    return codeOf(error) === 'EIO' || !isTerminal(descriptor);
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
