/** A document with the texts of its translated twin. */
import { describe, expect, it } from 'vitest';
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
});
