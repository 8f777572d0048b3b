/** Puts the texts of another language into a document, from an overlay or from a translated twin of the document. */
import {
  isObject,
  isWritable,
  property,
  type JsonObject,
  type WritableObject,
} from '../model/json-object.ts';
import { annotations } from './annotations.ts';
import { operationSites } from './operation-site.ts';
import { applyOverlay } from './overlay.ts';
import { isSameParameter } from './parameters.ts';
import { openReader } from './reader.ts';
import { translateTags } from './tags.ts';
import { translateGroups, translateQuestion, translateValues } from './texts.ts';

/** The keywords whose texts people read. */
const textKeys = new Set(['summary', 'description', 'title']);

/** Their members are values of an enum, whatever they are called. */
const valueTexts: ReadonlySet<string> = new Set([annotations.valueMeanings, annotations.statusLabels]);

/**
 * A copy of the document with the texts of `other` in place of its own. `other` is an OpenAPI document, whose
 * operations are found by operationId and whose components by name, or an overlay as {@link applyOverlay} takes it.
 * Only texts are taken over: what can be called stays as the document has it.
 */
export function translateDocument(document: JsonObject, other: JsonObject): JsonObject {
  if (!isObject(other['paths'])) return applyOverlay(document, other);
  const root = structuredClone<WritableObject>(document);
  copyTexts(root['info'], other['info']);
  copyTexts(root['components'], other['components']);
  translateTags(root, other);
  translateGroups(root, other[annotations.groups]);
  const translated = operationsOf(other);
  for (const [id, operation] of operationsOf(root)) copyTexts(operation, translated.get(id));
  return root;
}

function operationsOf(document: JsonObject): Map<string, JsonObject> {
  const operations = new Map<string, JsonObject>();
  for (const { operation } of operationSites(openReader(document))) {
    const id = operation.value['operationId'];
    if (typeof id === 'string') operations.set(id, operation.value);
  }
  return operations;
}

/** Walks both in step. Parameters are found by place and name, since their order may differ. */
function copyTexts(target: unknown, source: unknown): void {
  if (Array.isArray(target) && Array.isArray(source)) {
    target.forEach((item: unknown, index) => {
      const isNamed = property(item, 'name') !== undefined && property(item, 'in') !== undefined;
      const twin: unknown = isNamed ? source.find((other) => isSameParameter(item, other)) : source[index];
      copyTexts(item, twin);
    });
  }
  if (!isWritable(target) || !isObject(source)) return;
  translateValues(target, {
    meanings: source[annotations.valueMeanings],
    labels: source[annotations.statusLabels],
  });
  for (const [key, value] of Object.entries(target)) {
    const other = property(source, key);
    if (key === annotations.question) translateQuestion(value, other);
    else if (valueTexts.has(key)) continue;
    else if (typeof value === 'object') copyTexts(value, other);
    else if (textKeys.has(key) && typeof value === 'string' && typeof other === 'string') target[key] = other;
  }
}
