/** Lays the texts of another language over a document: keyed by operationId, parameter, schema and property. */
import {
  arrayAt,
  isObject,
  isWritable,
  objectAt,
  property,
  type JsonObject,
  type WritableObject,
} from '../model/json-object.ts';
import { annotations } from './annotations.ts';
import { child, type Located } from './json-pointer.ts';
import { operationSites, type OperationSite } from './operation-site.ts';
import { isSameParameter } from './parameters.ts';
import { openReader, type DocumentReader } from './reader.ts';
import { assignTexts, translateGroups, translateQuestion, translateValues } from './texts.ts';

/**
 * A copy of the document with the overlay's texts in place of its own. The overlay's keys are `info`, `groups`,
 * `operations.<operationId>.{summary,description,parameters.<name>,requestBody,responses.<status>,question.{ask,next}}`
 * and `schemas.<Name>.{description,properties.<name>}`, where a property has a text, or `{description, values, labels}`;
 * what it does not mention, or names in vain, stays as it is.
 */
export function applyOverlay(document: JsonObject, overlay: JsonObject): JsonObject {
  const root = structuredClone<WritableObject>(document);
  assignTexts(root['info'], overlay['info']);
  translateGroups(root, overlay['groups']);
  const reader = openReader(root);
  for (const site of operationSites(reader)) {
    const texts = property(overlay['operations'], String(site.operation.value['operationId']));
    if (isObject(texts)) overlayOperation(reader, site, texts);
  }
  for (const [name, texts] of Object.entries(objectAt(overlay, 'schemas'))) {
    overlaySchema(property(property(root['components'], 'schemas'), name), texts);
  }
  return root;
}

function overlayOperation(reader: DocumentReader, site: OperationSite, texts: JsonObject): void {
  const { operation } = site;
  assignTexts(operation.value, { summary: texts['summary'], description: texts['description'] });
  translateQuestion(operation.value[annotations.question], texts['question']);
  overlayParameters(reader, site, objectAt(texts, 'parameters'));
  if (texts['requestBody'] !== undefined) {
    describeMember(reader, operation, 'requestBody', texts['requestBody']);
  }
  const responses = child(operation, 'responses');
  for (const [status, description] of Object.entries(objectAt(texts, 'responses'))) {
    describeMember(reader, responses, status, description);
  }
}

/** A path's parameter is described for one operation only, so it moves into that operation. */
function overlayParameters(reader: DocumentReader, site: OperationSite, texts: JsonObject): void {
  const listOf = ({ value, pointer }: Located): unknown[] =>
    arrayAt(value, 'parameters').map((item) => dereference(reader, { value: item, pointer }));
  const own = listOf(site.operation);
  const describes = (item: unknown): boolean => property(texts, String(property(item, 'name'))) !== undefined;
  const moved = listOf(site.pathItem).filter(
    (item) => describes(item) && !own.some((mine) => isSameParameter(item, mine)),
  );
  const target: unknown = site.operation.value;
  if (own.length + moved.length === 0 || !isWritable(target)) return;
  target['parameters'] = [...moved, ...own].map((item) => {
    const description = property(texts, String(property(item, 'name')));
    return isObject(item) && description !== undefined ? { ...item, description } : item;
  });
}

function overlaySchema(schema: unknown, texts: unknown): void {
  assignTexts(schema, { description: property(texts, 'description') });
  for (const [name, said] of Object.entries(objectAt(texts, 'properties'))) {
    const target = property(property(schema, 'properties'), name);
    assignTexts(target, isObject(said) ? { description: said['description'] } : { description: said });
    translateValues(target, { meanings: property(said, 'values'), labels: property(said, 'labels') });
  }
}

/** Describes one member of an object; one that is a reference is written out, since others may share it. */
function describeMember(reader: DocumentReader, owner: Located, key: string, description: unknown): void {
  const member = dereference(reader, child(owner, key));
  if (isWritable(owner.value) && isObject(member)) owner.value[key] = { ...member, description };
}

/** What a value refers to; the value itself where it refers to nothing. */
function dereference({ references }: DocumentReader, node: Located): unknown {
  return isObject(node.value) ? (references.resolve(node)?.value ?? node.value) : node.value;
}
