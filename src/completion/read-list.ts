/** Finds values in what the API listed, and what else is known of each. */
import type { ApiLeaf } from '../command/command.ts';
import { findList, membersOf, type Member } from '../json/items.ts';
import { stringOf } from '../json/parse.ts';
import { skipSpace } from '../json/scan.ts';
import { defaultRank } from '../model/meaning.ts';
import { listedPropertiesOf, resolveSchema } from '../model/schema.ts';
import { isTypable, type Candidate } from './candidate.ts';

/** More than these nobody looks through. */
const limit = 1000;

/** How many other fields of an item say what it is. */
const fieldsShown = 3;

/**
 * The values of a property in every list of an answer, each once, in the API's order.
 *
 * @throws JsonSyntaxError where the text is not JSON
 */
export function readCandidates(
  text: string,
  property: string,
  { command, schemas }: Pick<ApiLeaf, 'command' | 'schemas'>,
): Candidate[] {
  const known = listedPropertiesOf(command.response.schema, schemas).find((properties) =>
    properties.some(({ name }) => name === property),
  );
  const ranks = new Map(
    (known ?? []).map(({ name, meaning, rank, schema }) => {
      const { type } = resolveSchema(schema, schemas);
      // Seconds since 1970 say nothing to a reader.
      const isEpoch = meaning === 'time' && type !== 'string';
      return [name, isEpoch ? Infinity : (rank ?? defaultRank(meaning, type))];
    }),
  );
  const found = new Map<string, Candidate>();
  for (const item of itemsOf(text)) {
    if (!item.startsWith('{') || found.size >= limit) continue;
    const members = membersOf(item);
    const value = scalarOf(members.find(({ key }) => key === property));
    if (value === undefined || !isTypable(value) || found.has(value)) continue;
    const description = describeItem(members, property, ranks);
    found.set(value, description === '' ? { value } : { value, description });
  }
  return [...found.values()];
}

/** The items of a bare list, or of every list that stands directly in an object. */
function itemsOf(text: string): string[] {
  if (text.charAt(skipSpace(text, 0)) === '[') return findList(text)?.items ?? [];
  return membersOf(text).flatMap(({ valueText }) =>
    valueText.startsWith('[') ? (findList(valueText)?.items ?? []) : [],
  );
}

/** The fields that a table would show first. */
function describeItem(
  members: readonly Member[],
  property: string,
  ranks: ReadonlyMap<string, number>,
): string {
  return members
    .filter(({ key }) => key !== property && ranks.get(key) !== Infinity)
    .toSorted((a, b) => (ranks.get(a.key) ?? 55) - (ranks.get(b.key) ?? 55))
    .flatMap((member) => scalarOf(member) ?? [])
    .filter((text) => text !== '')
    .slice(0, fieldsShown)
    .join(' ');
}

/** A text or number as text. */
function scalarOf(member: Member | undefined): string | undefined {
  const token = member?.valueText ?? '';
  if (token.startsWith('"')) return stringOf(token);
  return /^[-\d]/.test(token) ? token : undefined;
}
