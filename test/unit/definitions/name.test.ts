/** What a definition is called. */
import { describe, expect, it } from 'vitest';
import { checkDefinitionName, nameFrom } from '../../../src/definitions/name.ts';

describe('nameFrom', () => {
  it.each([
    ['soracom-api.en.yaml', 'soracom-api'],
    ['./dir/soracom-api.ja.yaml', 'soracom-api'],
    ['/a/b/My API.JSON', 'My-API'],
    ['https://example.com/x/openapi.yml?sig=1', 'openapi'],
    ['.hidden.yaml', 'hidden'],
    ['C:\\docs\\soracom-api.en.yaml', 'soracom-api'],
    ['C:/100% mine/api.yaml', 'api'],
    ['\\\\server\\share\\api.json', 'api'],
    ['https://example.com/100%/api.yaml', 'api'],
    ['https://example.com/api%20x/', 'api-x'],
  ])('of %s is %s', (source, name) => {
    expect(nameFrom(source)).toBe(name);
  });

  it.each(['https://example.com/', '日本語.yaml', ''])('of %s is refused', (source) => {
    expect(() => nameFrom(source)).toThrow("can't be the name");
  });
});

describe('checkDefinitionName', () => {
  it.each(['../x', 'a/b', '.x', '', 'a b', 'a\\b', 'a\0', 'x'.repeat(65)])('refuses %j', (name) => {
    expect(() => checkDefinitionName(name)).toThrow("can't be the name");
  });
});
