/** Puts texts of another language in place of a document's own, for an overlay and for a translated twin alike. */
import { isObject, isWritable, objectAt, property, type WritableObject } from '../model/json-object.ts';
import { annotations } from './annotations.ts';

/** Puts the texts among the members of `texts` into `target`. */
export function assignTexts(target: unknown, texts: unknown): void {
  if (!isWritable(target) || !isObject(texts)) return;
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text === 'string') target[key] = text;
  }
}

/** Translates the summaries of groups; those that `texts` does not mention stay. */
export function translateGroups(root: WritableObject, texts: unknown): void {
  if (isObject(texts)) root[annotations.groups] = { ...objectAt(root, annotations.groups), ...texts };
}

/** Translates what is asked before a call. A text that the document does not have is not added. */
export function translateQuestion(question: unknown, texts: unknown): void {
  for (const key of ['ask', 'next']) {
    if (typeof property(question, key) === 'string') assignTexts(question, { [key]: property(texts, key) });
  }
}

/** What a language says of the values of an enum. */
export interface ValueTexts {
  /** Value to what it means. */
  meanings: unknown;
  /** Value to what people read in its place: added where the document has none, since it spells its own language. */
  labels: unknown;
}

/** Translates the texts of a property's values; those that `texts` does not mention stay. */
export function translateValues(schema: unknown, { meanings, labels }: ValueTexts): void {
  assignTexts(property(schema, annotations.valueMeanings), meanings);
  if (isWritable(schema) && isObject(labels))
    schema[annotations.statusLabels] = { ...objectAt(schema, annotations.statusLabels), ...labels };
}
