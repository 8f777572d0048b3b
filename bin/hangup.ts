/**
 * Says whether a hangup is to be survived, as under `nohup`. Node makes the system forget that the signal was to be
 * ignored before any of our code runs, so it has to be found out by other signs.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What the question is about. */
type Surroundings = Pick<NodeJS.Process, 'env' | 'ppid'>;

/** Asked when the signal is there: nothing has to be read before. */
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

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
