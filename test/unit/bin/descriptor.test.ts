/** What an open descriptor leads to. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isTerminal, mayBeTerminal } from '../../../bin/descriptor.ts';
import { makeFolder } from '../../helpers/folder.ts';

describe('a descriptor', () => {
  const opened: number[] = [];
  const open = (path: string, flags = 'r'): number => {
    const descriptor = openSync(path, flags);
    opened.push(descriptor);
    return descriptor;
  };
  afterEach(() => opened.splice(0).forEach((descriptor) => closeSync(descriptor)));

  it.each(['r', 'w'])('of /dev/null, opened with %s, can be no terminal', (flags) => {
    const descriptor = open('/dev/null', flags);
    expect([mayBeTerminal(descriptor), isTerminal(descriptor)]).toEqual([false, false]);
  });

  it('of a file can be no terminal', () => {
    expect(mayBeTerminal(open(join(makeFolder(), 'file'), 'w'))).toBe(false);
  });

  it('of another device may be one, and is asked', () => {
    const descriptor = open('/dev/zero');
    expect([mayBeTerminal(descriptor), isTerminal(descriptor)]).toEqual([true, false]);
  });

  it('of a terminal may be one, and is one', () => {
    const descriptor = open('/dev/ptmx', 'r+');
    expect([mayBeTerminal(descriptor), isTerminal(descriptor)]).toEqual([true, true]);
  });

  it('that was closed leads nowhere', () => {
    const descriptor = openSync('/dev/zero', 'r');
    closeSync(descriptor);
    expect(isTerminal(descriptor)).toBe(false);
  });
});
