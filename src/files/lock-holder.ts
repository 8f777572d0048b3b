/** Says which process holds a lock, and whether that process still runs. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
// A lock is about processes: their ids tell a holder that died from one that is slow.
import { kill, pid } from 'node:process';
import { codeOf } from './errno.ts';

/**
 * What a process writes into a lock it holds: its id, its start time and the machine, one a line. The start time
 * tells a process from a later one that was given the same id; it is empty where the system does not tell.
 */
export function describeHolder(): string {
  return [pid, readProcess(pid)?.start ?? '', describeMachine(), ''].join('\n');
}

/**
 * `elsewhere`: on another machine, where nothing can be told. `unsure`: a process has its id, and the system does
 * not tell whether it is the same one.
 */
export type HolderState = 'running' | 'gone' | 'unsure' | 'elsewhere';

/** The state of the process that wrote `text`; whatever follows the description is ignored. */
export function readHolderState(text: string): HolderState {
  const [id = '', start = '', machine = ''] = text.split('\n');
  if (machine !== describeMachine()) return 'elsewhere';
  if (!isKnown(Number(id))) return 'gone';
  const found = readProcess(Number(id));
  if (found === undefined || start === '') return 'unsure';
  // A zombie has ended, and only its parent has not noticed yet.
  return found.start === start && found.state !== 'Z' && found.state !== 'X' ? 'running' : 'gone';
}

/** Process ids mean something only on the same machine, since the same boot, in the same container. */
function describeMachine(): string {
  const boot = tryRead(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const container = tryRead(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), boot, container].filter((part) => part !== undefined).join(' ');
}

/** State and start time, fields 3 and 22 of /proc/PID/stat (proc_pid_stat(5)); undefined where there is no /proc. */
function readProcess(id: number): { state: string; start: string } | undefined {
  const stat = tryRead(() => readFileSync(`/proc/${id}/stat`, 'utf8'));
  // The second field is the program's name in parentheses, which may hold spaces and parentheses itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields?.[0], fields?.[19]];
  return state === undefined || start === undefined ? undefined : { state, start };
}

function isKnown(id: number): boolean {
  try {
    kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

function tryRead(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
