/** What asks the program to end, on each system. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createIo } from '../../../bin/process-io.ts';

/** A process that notes how it was ended. */
function makeProcess(platform: NodeJS.Platform) {
  const exits: unknown[] = [];
  const child = Object.assign(new EventEmitter(), {
    platform,
    env: {},
    ppid: 1,
    exit: (code: unknown) => exits.push(code),
  });
  return { child, exits, io: createIo(child as unknown as NodeJS.Process).io };
}

describe('an interrupt', () => {
  it.each<[NodeJS.Platform, string]>([
    ['linux', 'SIGINT'],
    ['darwin', 'SIGTERM'],
    ['darwin', 'SIGHUP'],
    ['win32', 'SIGINT'],
    // Ctrl-Break, and the window that is closed.
    ['win32', 'SIGBREAK'],
    ['win32', 'SIGHUP'],
  ])('on %s is %s; the second one ends the process at once', (platform, signal) => {
    const { child, exits, io } = makeProcess(platform);
    const { signal: interrupt } = io;
    child.emit(signal);
    expect([interrupt.aborted, exits]).toEqual([true, []]);
    child.emit(signal);
    expect(exits).toEqual([130]);
  });

  it('is not listened for before somebody asks', () => {
    const { child } = makeProcess('win32');
    expect(child.eventNames()).toEqual([]);
  });

  it('is not Ctrl-Break where there is none', () => {
    const { child, io } = makeProcess('linux');
    expect(io.signal.aborted).toBe(false);
    expect(child.eventNames()).toEqual(['SIGHUP', 'SIGINT', 'SIGTERM']);
  });
});
