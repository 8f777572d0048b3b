/** A value fills its place in a path and no other, whatever it is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiFlag } from '../../../src/model/command.ts';
import { isPlainPath } from '../../../src/model/http.ts';
import { encodePathValue, fillPath, findPathFault } from '../../../src/request/path.ts';
import { anyText, holds } from '../../helpers/properties.ts';

const flag: ApiFlag = { name: 'id', type: 'string', source: { in: 'path', name: 'id' } };
const origin = 'https://api.example.com';

const hostile = fc.oneof(
  anyText,
  fc.constantFrom('..', '%2e%2e', '../..', '/etc', '//evil', '@evil', '?a=b', '#x', '\\', '{id}', '$&', ';x'),
);

/** A slash that separates nothing counts for nothing. */
function segmentsOf(value: string): string[] {
  return value.split('/').filter((segment) => segment !== '');
}

describe('a value in a path', () => {
  it('comes back out of the URL, and nothing else of the URL changes', () => {
    holds(hostile, (value) => {
      if (/\p{Cs}/u.test(value) || findPathFault(flag, value) !== undefined) return;
      const path = fillPath('/v1/things/{id}/parts', new Map([['id', encodePathValue(flag, value)]]));
      expect(isPlainPath(path)).toBe(true);
      const url = new URL(origin + path);
      expect([url.origin, url.search, url.hash, url.username]).toEqual([origin, '', '', '']);
      const [, version, things, id = '', parts, ...more] = url.pathname.split('/');
      expect([version, things, decodeURIComponent(id), parts, more]).toEqual([
        'v1',
        'things',
        value,
        'parts',
        [],
      ]);
    });
  });

  it('of several segments keeps them, and stays below its folder', () => {
    const file = { ...flag, multiSegment: true };
    holds(fc.array(hostile, { minLength: 1, maxLength: 4 }), (segments) => {
      const value = segments.join('/');
      if (/\p{Cs}/u.test(value) || findPathFault(file, value) !== undefined) return;
      const path = fillPath('/v1/files/{id}', new Map([['id', encodePathValue(file, value)]]));
      const url = new URL(origin + path);
      expect([url.origin, url.search, url.hash]).toEqual([origin, '', '']);
      expect(decodeURIComponent(url.pathname)).toBe(`/v1/files/${segmentsOf(value).join('/')}`);
    });
  });
});

describe('a plain path', () => {
  it('behind an origin stays there', () => {
    holds(hostile, (text) => {
      for (const path of [text, `/${text}`]) {
        if (!isPlainPath(path) || !URL.canParse(origin + path)) continue;
        const url = new URL(origin + path);
        expect([url.origin, url.username, url.search, url.hash]).toEqual([origin, '', '', '']);
        expect(url.pathname.split('/')).toHaveLength(Math.max(2, path.split('/').length));
      }
    });
  });
});
