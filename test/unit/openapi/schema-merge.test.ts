/** What two schemas have in common, by the composition that joins them. */
import { describe, expect, it } from 'vitest';
import type { PlainSchema } from '../../../src/model/schema.ts';
import { mergeSchemas, type Mode } from '../../../src/openapi/schema-merge.ts';

const text: PlainSchema = { type: 'string' };
const a: PlainSchema = { type: 'object', properties: [{ name: 'a', schema: text }], required: ['a'] };
const b: PlainSchema = { type: 'object', properties: [{ name: 'b', schema: text }], required: ['b'] };
const either = [
  { name: 'a', schema: text },
  { name: 'b', schema: text },
];

describe('mergeSchemas', () => {
  it('keeps what either says of a property, and the first where both do', () => {
    const one: PlainSchema = { type: 'object', properties: [{ name: 'a', schema: text, rank: 80 }] };
    const other: PlainSchema = {
      type: 'object',
      properties: [{ name: 'a', schema: text, rank: 9, meaning: 'price', flagName: 'b' }],
    };
    expect(mergeSchemas(one, other, 'all')).toEqual({
      type: 'object',
      properties: [{ name: 'a', schema: text, rank: 80, meaning: 'price', flagName: 'b' }],
    });
  });

  it.each<[string, PlainSchema, PlainSchema, Mode, PlainSchema]>([
    [
      'all of two objects requires both',
      a,
      b,
      'all',
      { type: 'object', properties: either, required: ['a', 'b'] },
    ],
    ['one of two objects requires what both do', a, b, 'any', { type: 'object', properties: either }],
    ['any and a type, both', { type: 'any' }, text, 'all', text],
    ['any or a type', { type: 'any' }, text, 'any', { type: 'any' }],
    ['two types', text, a, 'any', { type: 'any' }],
    ['either number', { type: 'integer' }, { type: 'number' }, 'any', { type: 'number' }],
    ['both numbers', { type: 'integer' }, { type: 'number' }, 'all', { type: 'integer' }],
    [
      'either enum',
      { ...text, enum: ['x', 'y'] },
      { ...text, enum: ['y', 'z'] },
      'any',
      { ...text, enum: ['x', 'y', 'z'] },
    ],
    [
      'both enums',
      { ...text, enum: ['x', 'y'] },
      { ...text, enum: ['y', 'z'] },
      'all',
      { ...text, enum: ['y'] },
    ],
    ['an enum or free text', { ...text, enum: ['x'] }, text, 'any', text],
    ['an enum and free text', { ...text, enum: ['x'] }, text, 'all', { ...text, enum: ['x'] }],
    ['one format only', { ...text, format: 'date' }, text, 'any', text],
    ['a format refined', text, { ...text, format: 'date' }, 'all', { ...text, format: 'date' }],
    [
      'equal lists',
      { type: 'array', items: text },
      { type: 'array', items: text },
      'any',
      { type: 'array', items: text },
    ],
    [
      'different lists',
      { type: 'array', items: text },
      { type: 'array', items: { type: 'integer' } },
      'any',
      { type: 'array', items: { type: 'any' } },
    ],
    [
      'the first description and default win',
      { ...text, description: 'first', default: 'x' },
      { ...text, description: 'second', default: 'y', example: 'z' },
      'all',
      { ...text, description: 'first', default: 'x', example: 'z' },
    ],
  ])('%s', (_, first, second, mode, expected) => {
    expect(mergeSchemas(first, second, mode)).toStrictEqual(expected);
  });

  it('never follows a reference inside', () => {
    const self: PlainSchema = { type: 'object', properties: [{ name: 'next', schema: { ref: 'A' } }] };
    const other: PlainSchema = { type: 'object', properties: [{ name: 'next', schema: { ref: 'B' } }] };
    expect(mergeSchemas(self, other, 'any')).toEqual({
      type: 'object',
      properties: [{ name: 'next', schema: { type: 'any' } }],
    });
  });
});
