/** The items of a response as JSON texts, page by page, whatever the list is wrapped in. */
import { findList, membersOf, type Member } from '../json/items.ts';
import { checkJson, skipSpace } from '../json/scan.ts';
import { wrapsLists } from '../model/meaning.ts';
import type { Shape } from './shape.ts';
import type { Source } from './source.ts';

/** One array of JSON texts per page. A response that is no list, or several lists side by side, is one item. */
export async function* readItems({ pages, shape }: Source): AsyncGenerator<string[]> {
  for await (const text of pages) yield itemsOf(text, shape) ?? [checked(text)];
}

/**
 * The items of one page, or `undefined` where it is no list.
 *
 * @throws JsonSyntaxError where the text is not JSON
 */
export function itemsOf(text: string, shape: Shape): string[] | undefined {
  const first = text.charAt(skipSpace(text, 0));
  if (first === '[') return findList(text)?.items;
  if (first !== '{') return undefined;
  switch (shape.kind) {
    case 'list':
      // an API may leave an empty list out altogether
      return findList(text, shape.property)?.items ?? (membersOf(text).length === 0 ? [] : undefined);
    case 'unknown':
      return holdsOneList(text) ? findList(text)?.items : undefined;
    default:
      return undefined;
  }
}

/** Whether an object without a telling schema only wraps a list. */
function holdsOneList(text: string): boolean {
  const members = membersOf(text);
  const lists = members.filter(({ valueText }) => valueText.startsWith('['));
  const others = members.filter((member) => !lists.includes(member));
  const namesOf = (some: readonly Member[]): string[] => some.map(({ key }) => key);
  return lists.length === 1 && wrapsLists(namesOf(lists), namesOf(others));
}

function checked(text: string): string {
  checkJson(text);
  return text;
}
