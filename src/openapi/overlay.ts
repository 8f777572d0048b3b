/** Lays the texts of another language over a document: keyed by operationId, parameter, schema and property. */
import { annotations } from './annotations.ts';
import { isObject, property, type JsonObject } from '../model/json-object.ts';
import { followPointer } from './json-pointer.ts';

/** A copy that may be written to. */
type Draft = Record<string, unknown>;

/**
 * A copy of the document with the overlay's texts in place of its own. The overlay's keys are `info`, `groups`,
 * `operations.<operationId>.{summary,description,parameters.<name>,requestBody,responses.<status>}` and
 * `schemas.<Name>.{description,properties.<name>}`; what it does not mention, or names in vain, stays as it is.
 */
export function applyOverlay(document: JsonObject, overlay: JsonObject): JsonObject {
  const root = structuredClone<Draft>(document);
  assignTexts(root['info'], overlay['info']);
  if (isObject(overlay['groups'])) {
    root[annotations.groups] = { ...draftAt(root, annotations.groups), ...overlay['groups'] };
  }
  for (const pathItem of drafts(root['paths'])) {
    for (const operation of drafts(pathItem)) {
      const texts = property(overlay['operations'], String(operation['operationId']));
      if (isObject(texts)) overlayOperation(root, pathItem, operation, texts);
    }
  }
  for (const [name, texts] of Object.entries(asObject(overlay['schemas']))) {
    const schema = property(property(root['components'], 'schemas'), name);
    if (isDraft(schema)) overlaySchema(schema, asObject(texts));
  }
  return root;
}

function overlayOperation(root: Draft, pathItem: Draft, operation: Draft, texts: JsonObject): void {
  assignTexts(operation, { summary: texts['summary'], description: texts['description'] });
  overlayParameters(root, pathItem, operation, asObject(texts['parameters']));
  if (texts['requestBody'] !== undefined) {
    describe(root, operation, 'requestBody', texts['requestBody']);
  }
  const responses = operation['responses'];
  for (const [status, description] of Object.entries(asObject(texts['responses']))) {
    if (isDraft(responses)) describe(root, responses, status, description);
  }
}

/** A path's parameter is described for one operation only, so it moves into that operation. */
function overlayParameters(root: Draft, pathItem: Draft, operation: Draft, texts: JsonObject): void {
  const own = listAt(operation, 'parameters').map((item) => dereference(root, item));
  const shared = listAt(pathItem, 'parameters').map((item) => dereference(root, item));
  const describes = (item: unknown): boolean => property(texts, String(property(item, 'name'))) !== undefined;
  const moved = shared.filter((item) => describes(item) && !own.some((mine) => isSameParameter(item, mine)));
  if (own.length + moved.length === 0) return;
  operation['parameters'] = [...moved, ...own].map((item) => {
    const description = property(texts, String(property(item, 'name')));
    return isObject(item) && description !== undefined ? { ...item, description } : item;
  });
}

function isSameParameter(a: unknown, b: unknown): boolean {
  return property(a, 'name') === property(b, 'name') && property(a, 'in') === property(b, 'in');
}

function overlaySchema(schema: Draft, texts: JsonObject): void {
  assignTexts(schema, { description: texts['description'] });
  for (const [name, description] of Object.entries(asObject(texts['properties']))) {
    const target = property(schema['properties'], name);
    assignTexts(target, { description });
  }
}

/** Describes one member of an object; one that is a reference is written out, since others may share it. */
function describe(root: Draft, owner: Draft, key: string, description: unknown): void {
  const member = dereference(root, property(owner, key));
  if (isObject(member)) owner[key] = { ...member, description };
}

function dereference(root: Draft, value: unknown): unknown {
  const reference = property(value, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return value;
  return followPointer(root, reference.slice(1)) ?? value;
}

function assignTexts(target: unknown, texts: unknown): void {
  if (!isDraft(target)) return;
  for (const [key, text] of Object.entries(asObject(texts))) {
    if (typeof text === 'string') target[key] = text;
  }
}

function listAt(owner: Draft, key: string): unknown[] {
  const list = owner[key];
  return Array.isArray(list) ? list : [];
}

function draftAt(owner: Draft, key: string): Draft {
  const value = owner[key];
  return isDraft(value) ? value : {};
}

function drafts(value: unknown): Draft[] {
  return isObject(value) ? Object.values(value).filter(isDraft) : [];
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function isDraft(value: unknown): value is Draft {
  return isObject(value);
}
