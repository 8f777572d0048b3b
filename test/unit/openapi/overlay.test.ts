/** Overlays leave the document they are laid over alone, and shared parts as they are elsewhere. */
import { describe, expect, it } from 'vitest';
import { applyOverlay } from '../../../src/openapi/overlay.ts';

const document = {
  openapi: '3.0.0',
  paths: {
    '/a': {
      get: { operationId: 'getA', summary: 'A', parameters: [{ $ref: '#/components/parameters/Id' }] },
      put: { operationId: 'putA', summary: 'B', parameters: [{ $ref: '#/components/parameters/Id' }] },
    },
  },
  components: { parameters: { Id: { name: 'id', in: 'query', description: 'Shared' } } },
};

describe('applyOverlay', () => {
  it('describes a shared parameter for one operation only', () => {
    const result = applyOverlay(document, { operations: { getA: { parameters: { id: 'Mine' } } } });
    expect(result).toMatchObject({
      paths: {
        '/a': {
          get: { parameters: [{ name: 'id', in: 'query', description: 'Mine' }] },
          put: { parameters: [{ $ref: '#/components/parameters/Id' }] },
        },
      },
      components: document.components,
    });
  });

  it('does not write to the document', () => {
    const before = structuredClone(document);
    applyOverlay(document, { operations: { getA: { summary: 'Other', parameters: { id: 'Mine' } } } });
    expect(document).toEqual(before);
  });

  it.each([
    { operations: 5, schemas: 'x', groups: [], info: null },
    { operations: { getA: 'text' } },
    { operations: { getA: { summary: 5, parameters: [], responses: 'x', requestBody: 'x' } } },
    { schemas: { None: { properties: 5 } } },
  ])('ignores what makes no sense: %j', (overlay) => {
    expect(applyOverlay(document, overlay)).toMatchObject({ paths: { '/a': { put: { summary: 'B' } } } });
    expect(applyOverlay(document, overlay)).toHaveProperty('paths./a.get.summary', 'A');
  });
});
