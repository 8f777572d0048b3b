/** The spelling of faults, as a flag and as JSON. */
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { parseFaultFlag, readFaultRule } from '../../../src/simulator/faults/parse.ts';

describe('a fault as a flag', () => {
  it.each([
    ['gzip', { fault: 'gzip' }],
    [
      'rate-limit:path=/bills,times=2,retryAfter=1',
      { fault: 'rate-limit', match: { path: '/bills' }, times: 2, retryAfter: 1 },
    ],
    ['reset:processed', { fault: 'reset', processed: true }],
    ['reset:processed=false', { fault: 'reset', processed: false }],
    ['redirect:location=http://a.example:1/b', { fault: 'redirect', location: 'http://a.example:1/b' }],
    [
      'wrong-length:by=-5,method=GET,after=3',
      { fault: 'wrong-length', by: -5, match: { method: 'GET' }, after: 3 },
    ],
  ])('%s', (flag, rule) => {
    expect(parseFaultFlag(flag)).toEqual(rule);
    expect(readFaultRule(flag)).toEqual(rule);
    expect(readFaultRule(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it.each([
    ['nothing', 'There is no fault "nothing"; there are: latency,'],
    ['', 'There is no fault ""'],
    ['toString', 'There is no fault "toString"'],
    ['gzip:ms=1', 'The fault gzip has no "ms"; it has: method, path, operationId, times, after.'],
    ['latency:ms=fast', '"fast" is no value for "ms" of the fault latency.'],
    ['latency:ms=-1', '"-1" is no value for "ms"'],
    ['server-error:status=200', '"200" is no value for "status"'],
    ['reset:processed=maybe', '"maybe" is no value for "processed"'],
  ])('refuses %s', (flag, message) => {
    expect(() => parseFaultFlag(flag)).toThrow(UsageError);
    expect(() => parseFaultFlag(flag)).toThrow(message);
  });

  it.each([[null], [[]], [{}], [{ fault: 5 }]])('refuses %o', (value) => {
    expect(() => readFaultRule(value)).toThrow(UsageError);
  });
});
