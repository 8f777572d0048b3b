/** Which process holds a lock, told on every kind of system: with /proc and without, to its owner and to others. */
import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeHolder, readHolderState } from '../../../src/files/lock-holder.ts';
import { afterwards } from '../../helpers/folder.ts';
import { failWith, replaceFs, replaceKill } from '../../helpers/replace-system.ts';

const hasProc = process.platform === 'linux';

/** Puts these files in the place of /proc; a file that is not named does not exist. */
function withProc(files: Record<string, string>): void {
  const read = (path: string): string => files[path] ?? failWith('ENOENT');
  replaceFs({ readFileSync: read, readlinkSync: read });
}

/** The system's answer to a signal that only asks whether the process is there. */
function withKill(code: string | undefined): unknown[][] {
  const calls: unknown[][] = [];
  replaceKill((...call) => {
    calls.push(call);
    return code === undefined ? true : failWith(code);
  });
  return calls;
}

/** A line of /proc/PID/stat, as proc_pid_stat(5) has it. */
function statLine(name: string, state: string, start: number): string {
  return `77 (${name}) ${state} ${Array.from({ length: 18 }, (_, index) => index + 4).join(' ')} ${start} 23 24\n`;
}

/** When a real process started: field 22, the twentieth behind the name. */
function startOf(id: number | 'self' | undefined): string {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  return stat.replace(/^.*\) /s, '').split(' ')[19] ?? '';
}

const machine = {
  '/proc/sys/kernel/random/boot_id': 'boot-1\n',
  '/proc/self/ns/pid': 'pid:[1]',
};
const name = `${hostname()} boot-1 pid:[1]`;
const claim = (...lines: string[]): string => [...lines, ''].join('\n');

describe('the description of a holder', () => {
  it.runIf(hasProc)('names this process, its start, the machine, its boot and the container', () => {
    const start = startOf('self');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const container = readlinkSync('/proc/self/ns/pid');
    expect(describeHolder().split('\n')).toEqual([
      String(process.pid),
      start,
      `${hostname()} ${boot} ${container}`,
      '',
    ]);
  });

  it('leaves out what the system does not tell', () => {
    withProc({});
    expect(describeHolder()).toBe(`${process.pid}\n\n${hostname()}\n`);
    withProc({ '/proc/self/ns/pid': 'pid:[1]' });
    expect(describeHolder()).toBe(`${process.pid}\n\n${hostname()} pid:[1]\n`);
  });

  it('finds the start behind any name that a program may have', () => {
    withProc({ ...machine, [`/proc/${process.pid}/stat`]: statLine('a) R (b', 'S', 4711) });
    expect(describeHolder()).toBe(`${process.pid}\n4711\n${name}\n`);
  });
});

describe('the state of a holder', () => {
  it('is that it runs, for this process', () => {
    expect(readHolderState(describeHolder())).toBe(hasProc ? 'running' : 'unsure');
    expect(readHolderState(`${describeHolder()}....`)).toBe(hasProc ? 'running' : 'unsure');
  });

  it.each<[what: string, state: string, start: number, expected: string]>([
    ['runs', 'R', 4711, 'running'],
    ['sleeps', 'S', 4711, 'running'],
    ['is stopped', 'T', 4711, 'running'],
    ['is a zombie', 'Z', 4711, 'gone'],
    ['is dead', 'X', 4711, 'gone'],
    ['started later', 'S', 4712, 'gone'],
  ])('of a process that %s is told by state and start', (_what, state, start, expected) => {
    withProc({ ...machine, '/proc/77/stat': statLine('node', state, start) });
    const calls = withKill(undefined);
    expect(readHolderState(claim('77', '4711', name))).toBe(expected);
    expect(calls).toEqual([[77, 0]]);
  });

  it('is unsure where the system or the claim does not tell the start', () => {
    withKill(undefined);
    withProc(machine);
    expect(readHolderState(claim('77', '4711', name))).toBe('unsure');
    withProc({ ...machine, '/proc/77/stat': statLine('node', 'S', 4711) });
    expect(readHolderState(claim('77', '', name))).toBe('unsure');
  });

  it.each(['', '77 (node', '77 (node) S 1 2 3'])('is unsure where the system says "%s"', (stat) => {
    withKill(undefined);
    withProc({ ...machine, '/proc/77/stat': stat });
    expect(readHolderState(claim('77', '4711', name))).toBe('unsure');
  });

  it.each([
    ['ESRCH', 'gone'],
    ['EPERM', 'running'],
  ])('of a process that the system answers %s for is: %s', (code, expected) => {
    withKill(code);
    withProc({ ...machine, '/proc/77/stat': statLine('node', 'S', 4711) });
    expect(readHolderState(claim('77', '4711', name))).toBe(expected);
  });

  it('is gone where the claim names no process', () => {
    withProc(machine);
    replaceKill(() => {
      throw new TypeError('no process id');
    });
    expect(readHolderState(claim('seventy-seven', '4711', name))).toBe('gone');
  });

  it.each([
    ['another machine', claim('77', '4711', 'elsewhere boot-1 pid:[1]')],
    ['another boot', claim('77', '4711', `${hostname()} boot-2 pid:[1]`)],
    ['another container', claim('77', '4711', `${hostname()} boot-1 pid:[2]`)],
    ['a claim without a machine', '77\n4711'],
    ['an empty claim', ''],
  ])('is not told for %s', (_what, text) => {
    withProc({ ...machine, '/proc/77/stat': statLine('node', 'S', 4711) });
    const calls = withKill(undefined);
    expect(readHolderState(text)).toBe('elsewhere');
    expect(calls).toEqual([]);
  });

  it.runIf(hasProc)('is gone for a real process once it is killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'ignore' });
    afterwards(() => child.kill('SIGKILL'));
    const [, , here = ''] = describeHolder().split('\n');
    const start =
      readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '';
    expect(readHolderState(claim(String(child.pid), start, here))).toBe('running');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(readHolderState(claim(String(child.pid), start, here))).toBe('gone');
  });
});
