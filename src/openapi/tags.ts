/** What a document says of its tags (OpenAPI 3.0 section 4.7.22), short enough to stand for a group of commands. */
import { arrayAt, isWritable, property, type JsonObject } from '../model/json-object.ts';
import { child, children, textAt, type Located } from './json-pointer.ts';
import { proseAt } from './prose.ts';

/** Each described tag with the first sentence of its description. */
export function readTags(document: Located): [tag: string, summary: string][] {
  return children(child(document, 'tags')).flatMap(([, tag]): [string, string][] => {
    const name = textAt(tag, 'name');
    const description = proseAt(tag, 'description');
    return name === undefined || description === undefined ? [] : [[name, firstSentence(description)]];
  });
}

/** Puts the descriptions of another document's tags into those of the same name. */
export function translateTags(target: JsonObject, source: JsonObject): void {
  const others = new Map(arrayAt(source, 'tags').map((tag) => [property(tag, 'name'), tag]));
  for (const tag of arrayAt(target, 'tags')) {
    const description = property(others.get(property(tag, 'name')), 'description');
    if (isWritable(tag) && typeof description === 'string') tag['description'] = description;
  }
}

function firstSentence(text: string): string {
  const [line = ''] = text.split('\n');
  return /^.*?(?:[.!?](?=\s|$)|[。！？])/.exec(line)?.[0].replace(/[.。]$/, '') ?? line;
}
