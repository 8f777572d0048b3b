import { describe, expect, it } from 'vitest';
import { findList, membersOf, writeList } from '../../../src/json/items.ts';
import { JsonSyntaxError } from '../../../src/json/scan.ts';

describe('findList', () => {
  it('cuts a bare array', () => {
    expect(findList(' [ {"a": [1]}, 2.50 ,"]" ] ')).toEqual({ items: ['{"a": [1]}', '2.50', '"]"'] });
  });

  it('cuts the only array of an object and keeps what stands around it', () => {
    const page = findList('{"total": 2, "list": [1, 2], "next": {"a": []}}');
    expect(page?.items).toEqual(['1', '2']);
    expect(page?.wrapper?.list.key).toBe('list');
    expect(page?.wrapper?.before).toEqual([{ key: 'total', keyText: '"total"', valueText: '2' }]);
    expect(page?.wrapper?.after).toEqual([{ key: 'next', keyText: '"next"', valueText: '{"a": []}' }]);
  });

  it.each([
    ['b', '{"a":[1],"b":[2]}', ['2']],
    ['b', String.raw`{"a":[1],"\u0062":[2]}`, ['2']],
    ['absent', '{"a":[1]}', ['1']],
    ['a', '{"a":[]}', []],
  ])('takes the list named %s of %s', (name, text, items) => {
    expect(findList(text, name)?.items).toEqual(items);
  });

  it.each(['{"a":[1],"b":[2]}', '{"a":1}', '{}', '"a"', 'null'])('finds none in %s', (text) => {
    expect(findList(text)).toBeUndefined();
  });

  it.each(['[1', '[1,]', '[1] 2', '{"a":[1}', '{"a":[01]}'])('refuses %s', (text) => {
    expect(() => findList(text)).toThrow(JsonSyntaxError);
  });
});

describe('writeList', () => {
  it.each([
    ['[ 1, 2 ]', '[3,1]'],
    [
      String.raw`{"total": 1.0, "l" : [1, 2], "\u006eext": "x"}`,
      String.raw`{"total":1.0,"l":[3,1],"\u006eext":"x"}`,
    ],
  ])('puts other items into %s, and leaves what stands around', (text, expected) => {
    const page = findList(text);
    expect(page && writeList(page, ['3', '1'])).toBe(expected);
  });
});

describe('membersOf', () => {
  it('keeps the tokens of keys and values, repeated ones too', () => {
    expect(membersOf(String.raw`{"\u0061": 1.0, "a":"x"}`)).toEqual([
      { key: 'a', keyText: String.raw`"\u0061"`, valueText: '1.0' },
      { key: 'a', keyText: '"a"', valueText: '"x"' },
    ]);
  });
});
