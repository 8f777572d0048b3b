/** The signs of a hangup that is to be survived. */
import { describe, expect, it } from 'vitest';
import { ignoresHangup, isHangupIgnored, isWriteOnly } from '../../../bin/hangup.ts';

describe('a hangup', () => {
  it.each([
    ['SigBlk:\t0000000000000000\nSigIgn:\t0000000000000001\nSigCgt:\t0000000000000000\n', true],
    ['SigIgn:\t0000000001001001\n', true],
    ['SigIgn:\t000000000100100f\n', true],
    ['SigIgn:\t0000000001001000\n', false],
    ['SigBlk:\t0000000000000001\nSigIgn:\t0000000000000000\n', false],
    ['', false],
  ])('is ignored by a process of status %j: %s', (status, isIgnored) => {
    expect(ignoresHangup(status)).toBe(isIgnored);
  });

  it.each([
    ['pos:\t0\nflags:\t0100001\nmnt_id:\t27\n', true],
    ['pos:\t0\nflags:\t0100002\n', false],
    ['pos:\t0\nflags:\t0100000\n', false],
    ['', false],
  ])('under nohup leaves an input like %j: %s', (info, is) => {
    expect(isWriteOnly(info)).toBe(is);
  });

  it.each([
    ['/usr/bin/nohup', true],
    ['nohup', true],
    ['/usr/bin/node', false],
    ['/opt/nohup/node', false],
  ])('of what %s started is ignored: %s', (started, isIgnored) => {
    expect(isHangupIgnored({ env: { _: started }, ppid: 1 })).toBe(isIgnored);
  });
});
