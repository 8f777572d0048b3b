import { describe, expect, it } from 'vitest';
import { fillPlaces, listPlaces } from '../../../src/model/path-template.ts';

describe('a path template', () => {
  it.each([
    ['/bills', []],
    ['/bills/{yyyyMM}', ['yyyyMM']],
    ['/{a}/x/{b}{a}', ['a', 'b', 'a']],
    ['/a/{}', ['']],
    ['/a/{b', []],
  ])('%s has its places', (template, names) => {
    expect(listPlaces(template)).toEqual(names);
  });

  it('is filled in every place that has a value, by the value alone', () => {
    const values = new Map([['a', '$&{b}']]);
    expect(fillPlaces('/{a}/{b}/{a}', (name) => values.get(name))).toBe('/$&{b}/{b}/$&{b}');
  });
});
