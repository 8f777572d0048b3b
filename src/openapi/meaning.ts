/** Tells what the properties of an answer mean: by the document's annotations, else by type, format and name. */
import type { JsonScalar, Property, Schema } from '../model/command.ts';
import { defaultRank, ranks, wrapsLists, type Meaning } from '../model/meaning.ts';
import type { PlainSchema, ScalarSchema } from '../model/schema.ts';
import { readCalendarFormat, readCalendarPattern } from '../model/calendar.ts';
import { splitName } from '../model/name-words.ts';
import { classifyWords } from './naming.ts';

/** A property with what is known of it while its object is looked at. */
interface Candidate {
  property: Property;
  plain: PlainSchema;
  words: string[];
  meaning: Meaning | undefined;
  rank: number;
}

/**
 * The properties of one object schema, each with its meaning and with its rank where that differs from the default.
 *
 * @param entity what the object is called, in lower case, as `entityOf` gives it
 */
export function describeProperties(
  properties: readonly Property[],
  entity: string,
  resolve: (schema: Schema) => PlainSchema,
): Property[] {
  const candidates = properties.map((property): Candidate => {
    const plain = resolve(property.schema);
    const words = splitName(property.name);
    const valued = plain.type === 'array' ? resolve(plain.items) : plain;
    const meaning = property.meaning ?? meaningOf(words, plain, valued, entity);
    const rank = property.rank ?? rankOf(words, plain, meaning, entity);
    return { property, plain, words, meaning, rank };
  });
  nameIdentity(candidates);
  markPaging(candidates);
  return candidates.map(finish);
}

/** Where nothing bears the object's own name, the first id there is will be its own. */
function nameIdentity(candidates: Candidate[]): void {
  if (candidates.some(({ rank }) => rank < ranks.identity)) return;
  const first = candidates.find(
    ({ property, words, meaning }) =>
      property.meaning === undefined && meaning === 'reference' && words.at(-1) === 'id',
  );
  if (first === undefined) return;
  first.meaning = 'id';
  first.rank = first.property.rank ?? defaultRank('id', first.plain.type);
}

function markPaging(candidates: Candidate[]): void {
  const [lists, others] = [true, false].map((isList) =>
    candidates.filter(({ plain }) => (plain.type === 'array') === isList),
  );
  const namesOf = (some: Candidate[] = []): string[] => some.map(({ property }) => property.name);
  if (!wrapsLists(namesOf(lists), namesOf(others))) return;
  for (const candidate of others ?? []) candidate.meaning = candidate.property.meaning ?? 'paging';
}

function finish({ property, plain, meaning, rank }: Candidate): Property {
  const { name, schema, flagName, labels, rows } = property;
  const values = 'enum' in plain ? (plain.enum ?? []).filter(isText) : [];
  const words = meaning === 'status' ? classifyWords(values, property.words) : {};
  return {
    name,
    schema,
    ...(flagName !== undefined && { flagName }),
    ...(meaning !== undefined && { meaning }),
    ...(rank !== defaultRank(meaning, plain.type) && { rank }),
    ...(Object.keys(words).length > 0 && { words }),
    ...(meaning === 'status' && labels !== undefined && { labels }),
    ...(rows !== undefined && plain.type === 'array' && { rows }),
  };
}

function isText(value: JsonScalar): value is string {
  return typeof value === 'string';
}

function meaningOf(
  words: readonly string[],
  plain: PlainSchema,
  valued: PlainSchema,
  entity: string,
): Meaning | undefined {
  if (valued.type === 'string') {
    const calendar = calendarMeaning(words, valued);
    if (plain.type === 'array' || calendar !== undefined) return calendar;
    return textMeaning(words, valued, entity);
  }
  return plain.type === 'integer' || plain.type === 'number' ? numberMeaning(words) : undefined;
}

function numberMeaning(words: readonly string[]): Meaning | undefined {
  const last = words.at(-1) ?? '';
  if (/^(amount|cost|balance|due|charge|fee)$/.test(last)) return 'money';
  if (last === 'price') return 'price';
  // when something happened, in seconds or milliseconds since 1970
  return /^(date|time|at)$/.test(last) && words.length > 1 ? 'time' : undefined;
}

/** Formats of a moment. */
const timeFormats: ReadonlySet<unknown> = new Set(['yyyyMMddHHmmss', 'date-time']);

/** By the format; by an example that is a format's name; by the name. */
function calendarMeaning(words: readonly string[], { format, example }: ScalarSchema): Meaning | undefined {
  if (timeFormats.has(format) || timeFormats.has(example)) return 'time';
  const stated = readCalendarFormat(format) ?? readCalendarPattern(example);
  if (stated !== undefined) return stated.unit;
  const last = words.at(-1) ?? '';
  if (/^months?$/.test(last)) return 'month';
  if (/^dates?$/.test(last)) return 'day';
  return last === 'time' || (last === 'at' && words.length > 1) ? 'time' : undefined;
}

function textMeaning(words: readonly string[], node: ScalarSchema, entity: string): Meaning | undefined {
  const last = words.at(-1) ?? '';
  if (last === 'currency') return 'currency';
  // without words of its own, a state may as well be one of a country
  if (last === 'status' || (last === 'state' && node.enum !== undefined)) return 'status';
  if (node.enum !== undefined) return undefined;
  const isOwn = words.length === 1 || isOwnName(words.slice(0, -1), entity);
  if (/^ur[il]$/.test(last) || isAddress.test(node.format ?? '')) return 'url';
  if (last === 'name') return isOwn ? 'name' : undefined;
  if (last === 'id') return isOwn ? 'id' : 'reference';
  if (last === 'code') return isOwn && words.length > 1 ? 'id' : 'code';
  if (last === 'number' && words.length > 1) return 'reference';
  return isNumbering.test(last) || node.format === 'uuid' ? 'code' : undefined;
}

/** Formats of JSON Schema (draft 2020-12, section 7.3.5) that can be opened. */
const isAddress = /^(uri|url|iri)$/;

/** Numbers by which networks and devices are told apart, and digests. */
const isNumbering =
  /^(imsi|imei|imeisv|iccid|eiccid|eid|msisdn|uuid|guid|mac|arn|fingerprint|checksum|sha256|md5)$/;

/** `SimCostBreakdown` is known by its `simId` as `Order` is by its `orderId`. */
function isOwnName(prefix: readonly string[], entity: string): boolean {
  return prefix.length > 0 && entity.startsWith(prefix.join(''));
}

/** Names that say how much a field matters, as words joined by blanks; the first match decides. */
const rankByName: readonly [RegExp, number][] = [
  [/^(total )?amount$/, 20],
  [/^((unit|list) )?price$|^initial cost$|^balance$/, 21],
  [/(^| )(url|uri|message|description|note|memo|info)$/, ranks.secondary + 5],
];

function rankOf(
  words: readonly string[],
  plain: PlainSchema,
  meaning: Meaning | undefined,
  entity: string,
): number {
  const fallback = defaultRank(meaning, plain.type);
  if (plain.type === 'array' || plain.type === 'object') return fallback;
  const name = words.join(' ');
  const own = ownRank(words, meaning, entity);
  if (own !== undefined) return own;
  const named = rankByName.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  return words.at(-1) === 'name' && meaning === undefined ? 11 : fallback;
}

/** What tells of the object itself comes before what tells of something else. */
function ownRank(words: readonly string[], meaning: Meaning | undefined, entity: string): number | undefined {
  const [last = '', before = ''] = words.toReversed();
  if ((meaning === 'month' || meaning === 'day') && /^((year )?month|date|day)$/.test(words.join(' ')))
    return 0;
  if (meaning === 'status' && words.length === 1) return 26;
  const isMoment = meaning === 'time' || meaning === 'day';
  const suffix = isMoment && last === 'time' && before === 'date' ? 2 : 1;
  if (!isOwnName(words.slice(0, -suffix), entity)) return undefined;
  if (isMoment && /^(date|time|at)$/.test(last)) return 15;
  if (last === 'type') return 19;
  return meaning === 'status' ? 24 : undefined;
}
