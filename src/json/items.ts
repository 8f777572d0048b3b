/** A list response cut into its items as text, so that pages merge and stream without being parsed. */
import { expectEnd, scanContainer, skipSpace, skipValue } from './scan.ts';
import { stringOf } from './parse.ts';

/** A member of an object: its key as a string, its value as JSON text. */
export interface Member {
  key: string;
  /** The key's token, quotes and escapes as sent. */
  keyText: string;
  valueText: string;
}

/** A list, bare or wrapped in an object, cut into JSON texts. */
export interface ListPage {
  /** The property that holds the list, its members before and behind it; absent for a bare array. */
  wrapper?: { list: Member; before: Member[]; after: Member[] };
  items: string[];
}

/**
 * Finds the list in a JSON text: the text's own array, else the array in the property `listName`, else the only
 * array among the object's properties. `undefined` where there is no such list.
 *
 * @throws JsonSyntaxError where the text is not JSON
 */
export function findList(text: string, listName?: string): ListPage | undefined {
  const at = skipSpace(text, 0);
  if (text.charAt(at) === '[') return { items: elementsOf(text) };
  if (text.charAt(at) !== '{') return undefined;
  const members = membersOf(text);
  const arrays = members.filter((member) => member.valueText.startsWith('['));
  const list =
    arrays.find((member) => member.key === listName) ?? (arrays.length === 1 ? arrays[0] : undefined);
  if (list === undefined) return undefined;
  const index = members.indexOf(list);
  const wrapper = { list, before: members.slice(0, index), after: members.slice(index + 1) };
  return { wrapper, items: elementsOf(list.valueText) };
}

/** The page with other items in its list's place; what stands around the list stays as it was sent. */
export function writeList({ wrapper }: ListPage, items: readonly string[]): string {
  const list = `[${items.join(',')}]`;
  if (wrapper === undefined) return list;
  const members = [...wrapper.before, { ...wrapper.list, valueText: list }, ...wrapper.after];
  return `{${members.map(({ keyText, valueText }) => `${keyText}:${valueText}`).join(',')}}`;
}

/** The members of an object's text, in order. @throws JsonSyntaxError where the text is not JSON */
export function membersOf(text: string): Member[] {
  const members: Member[] = [];
  const end = scanContainer(text, skipSpace(text, 0), 0, (valueAt, keyAt, keyEnd) => {
    const valueEnd = skipValue(text, valueAt, 1);
    const keyText = text.slice(keyAt, keyEnd);
    members.push({ key: stringOf(keyText), keyText, valueText: text.slice(valueAt, valueEnd) });
    return valueEnd;
  });
  expectEnd(text, end);
  return members;
}

/** The elements of an array's text, in order. @throws JsonSyntaxError where the text is not JSON */
function elementsOf(text: string): string[] {
  const elements: string[] = [];
  const end = scanContainer(text, skipSpace(text, 0), 0, (valueAt) => {
    const valueEnd = skipValue(text, valueAt, 1);
    elements.push(text.slice(valueAt, valueEnd));
    return valueEnd;
  });
  expectEnd(text, end);
  return elements;
}
