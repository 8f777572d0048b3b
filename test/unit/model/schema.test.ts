/** References between schemas, as every room follows them. */
import { describe, expect, it } from 'vitest';
import { itemSchemaOf, propertiesOf, resolveSchema, type Schemas } from '../../../src/model/schema.ts';

const schemas: Schemas = {
  Text: { type: 'string', description: 'of the schema', example: 'x' },
  Alias: { ref: 'Text', description: 'of the alias' },
  Loop: { ref: 'Pool' },
  Pool: { ref: 'Loop' },
  List: { type: 'array', items: { ref: 'Text' } },
  Thing: { type: 'object', properties: [{ name: 'a', schema: { ref: 'Text' } }] },
};

describe('resolveSchema', () => {
  it('lets the outermost reference speak first', () => {
    expect(resolveSchema({ ref: 'Alias' }, schemas)).toEqual({
      type: 'string',
      description: 'of the alias',
      example: 'x',
    });
    expect(resolveSchema({ ref: 'Alias', description: 'here' }, schemas).description).toBe('here');
  });

  it.each(['Loop', 'Nothing', 'toString'])('makes any of %s, and keeps what was said', (ref) => {
    expect(resolveSchema({ ref, description: 'here' }, schemas)).toEqual({
      type: 'any',
      description: 'here',
    });
  });
});

describe('propertiesOf and itemSchemaOf', () => {
  it('follow references, and give nothing for anything else', () => {
    expect(propertiesOf({ ref: 'Thing' }, schemas).map(({ name }) => name)).toEqual(['a']);
    expect(itemSchemaOf({ ref: 'List' }, schemas)).toEqual({ ref: 'Text' });
    expect(propertiesOf({ ref: 'List' }, schemas)).toEqual([]);
    expect(itemSchemaOf({ ref: 'Thing' }, schemas)).toBeUndefined();
    expect(propertiesOf(undefined, schemas)).toEqual([]);
    expect(itemSchemaOf(undefined, schemas)).toBeUndefined();
  });
});
