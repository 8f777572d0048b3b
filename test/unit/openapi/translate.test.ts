/** A document with the texts of its translated twin. */
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/model/json-object.ts';
import { translateDocument } from '../../../src/openapi/translate.ts';

const document = {
  openapi: '3.0.0',
  info: { title: 'A' },
  paths: {
    '/a': {
      get: {
        operationId: 'getA',
        summary: 'Get A',
        parameters: [
          { name: 'x', in: 'query', description: 'X' },
          { name: 'y', in: 'query', description: 'Y' },
        ],
        responses: { '200': { description: 'OK' } },
      },
      put: { operationId: 'putA', summary: 'Put A' },
    },
  },
  components: {
    schemas: {
      A: {
        type: 'object',
        properties: {
          description: { type: 'string', description: 'A property of that name' },
          list: { type: 'array', items: { type: 'object', properties: { deep: { description: 'Deep' } } } },
        },
      },
    },
  },
};

describe('translateDocument', () => {
  it('takes texts from a whole document by operationId, parameter and component', () => {
    const twin = {
      openapi: '3.0.0',
      info: { title: 'あ' },
      paths: {
        '/elsewhere': {
          post: {
            operationId: 'getA',
            summary: 'A を取得',
            'x-soracom-cli': ['evil'],
            parameters: [{ name: 'y', in: 'query', description: 'ワイ', required: true }],
          },
        },
      },
      components: {
        schemas: {
          A: {
            type: 'string',
            properties: {
              description: { description: '説明' },
              list: { items: { properties: { deep: { description: '深い' } } } },
            },
          },
        },
      },
    };
    const translated = translateDocument(document, twin);
    expect(translated).toMatchObject({
      info: { title: 'あ' },
      paths: {
        '/a': {
          get: {
            summary: 'A を取得',
            parameters: [{ description: 'X' }, { name: 'y', description: 'ワイ' }],
          },
          put: { summary: 'Put A' },
        },
      },
      components: {
        schemas: {
          A: {
            type: 'object',
            properties: {
              description: { type: 'string', description: '説明' },
              list: { items: { properties: { deep: { description: '深い' } } } },
            },
          },
        },
      },
    });
    expect(JSON.stringify(translated)).not.toMatch(/evil|required/);
    expect(document.paths['/a'].get.summary).toBe('Get A');
  });

  it('takes an overlay as well', () => {
    const translated = translateDocument(document, { operations: { putA: { summary: 'A を置く' } } });
    expect(translated).toMatchObject({ paths: { '/a': { put: { summary: 'A を置く' } } } });
  });

  it('takes the words of a status as an overlay does: the rest stay, and a language may have more', () => {
    const state = {
      type: 'string',
      enum: ['paid', 'due', 'description'],
      'x-enumDescriptions': { paid: 'Money arrived', description: 'Odd' },
      'x-soracom-cli-status-labels': { paid: 'Paid up', description: 'Odd one' },
    };
    const texts = { paid: '支払い済み', due: '未払い' };
    const own = (schema: object): JsonObject => ({
      openapi: '3.0.0',
      paths: {},
      components: { schemas: { A: { type: 'object', properties: { state: schema } } } },
    });
    const twin = own({ 'x-enumDescriptions': { paid: '入金済み' }, 'x-soracom-cli-status-labels': texts });
    const overlay = {
      schemas: { A: { properties: { state: { values: { paid: '入金済み' }, labels: texts } } } },
    };
    const expected = own({
      ...state,
      'x-enumDescriptions': { paid: '入金済み', description: 'Odd' },
      'x-soracom-cli-status-labels': { paid: '支払い済み', description: 'Odd one', due: '未払い' },
    });
    expect(translateDocument(own(state), twin)).toEqual(expected);
    expect(translateDocument(own(state), overlay)).toEqual(expected);
  });
});
