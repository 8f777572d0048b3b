/** Which media types are JSON, and which are text: one table for everything that asks. */
import { describe, expect, it } from 'vitest';
import { isJsonType, isTextType } from '../../../src/model/media-type.ts';

describe('isJsonType', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=utf-8',
    'application/json \t; charset=utf-8',
    ' application/json ',
    'application/json;',
    'application/problem+json',
    'application/vnd.example.v1+json; q=1',
    'application/merge-patch+JSON',
    'model/gltf+json',
    'text/json',
  ])('takes %j', (type) => {
    expect([isJsonType(type), isTextType(type)]).toEqual([true, true]);
  });

  it.each([
    'application/jsonp',
    'application/json-seq',
    'application/json-patch',
    'application/x-ndjson',
    'application/jsonl',
    'application/+xml+jsonx',
    'application/json+xml',
    'application/json, text/html',
    'application/json charset=utf-8',
    'text/plain; note=application/json',
    'x application/json',
    'application /json',
    'json',
    '/json',
    'application/',
    '*/*',
    'application/*',
    '',
    undefined,
  ])('leaves %j', (type) => {
    expect(isJsonType(type)).toBe(false);
  });
});

describe('isTextType', () => {
  it.each([
    'text/plain',
    'Text/CSV; charset=utf-8',
    'application/xml',
    'application/soap+xml',
    'image/svg+xml',
    'application/json-seq',
    'application/x-ndjson',
  ])('takes %j', (type) => {
    expect(isTextType(type)).toBe(true);
  });

  it.each([
    'application/octet-stream',
    'application/pdf',
    'image/png',
    'application/xmlish',
    'text',
    '',
    undefined,
  ])('leaves %j', (type) => {
    expect(isTextType(type)).toBe(false);
  });
});
