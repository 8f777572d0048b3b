/** What a property's values mean, and how soon a reader wants to see them; the compiler decides, output draws. */

/** The meanings a property can have. What has none is drawn by its type. */
export const meanings = [
  /** An amount of money; a column of them can be added up. */
  'money',
  /** An amount of money for one piece, which says nothing when it is added up. */
  'price',
  /** The currency of the amounts beside it and below it. */
  'currency',
  /** A month of the calendar; of an array, its items are months. The same holds for `day` and `time`. */
  'month',
  'day',
  'time',
  /** What the object itself is known by. */
  'id',
  /** The id of something else. */
  'reference',
  /** Letters and digits that stand for something: a postal code, the number of a SIM card. */
  'code',
  /** An address that can be opened. */
  'url',
  /** The object's own name. */
  'name',
  /** A word that says how things stand. */
  'status',
  /** Tells about the pages of the list beside it: a count, a cursor, a link. */
  'paging',
] as const;

export type Meaning = (typeof meanings)[number];

const tokens: ReadonlySet<Meaning | undefined> = new Set(['id', 'reference', 'code', 'url']);

/** Whether a part of a value is of no use: what is copied, looked up or opened. */
export function isToken(meaning: Meaning | undefined): boolean {
  return tokens.has(meaning);
}

/** How things stand: well, badly, not settled yet, or over and no longer of interest. */
export const tones = ['good', 'bad', 'pending', 'over'] as const;

export type Tone = (typeof tones)[number];

/**
 * The words of a status by what they say; a word in none of the groups is shown plainly. `void` says that nothing is
 * paid for the object any more, whatever its tone: its amounts are left out of totals.
 */
export type StatusWords = { readonly [T in Tone | 'void']?: readonly string[] };

/**
 * Ranks order the fields of an object: smaller is shown sooner. What stands below `identity` is never left out or
 * cut; what stands at `secondary` or above is shown only where there is room or the user asks for it.
 */
export const ranks = { identity: 10, secondary: 80 } as const;

const rankByMeaning: Partial<Record<Meaning, number>> = {
  id: 1,
  name: 10,
  currency: 22,
  status: 25,
  money: 36,
  price: 36,
  month: 40,
  day: 40,
  time: 40,
  reference: 58,
  code: 58,
};

const rankByType: Partial<Record<string, number>> = { integer: 50, number: 50, array: 60, object: 82 };

/** The rank of a property that has none of its own. @param type as a schema names it */
export function defaultRank(meaning: Meaning | undefined, type: string): number {
  const byMeaning = meaning === undefined || type === 'array' ? undefined : rankByMeaning[meaning];
  return byMeaning ?? rankByType[type] ?? 55;
}

/** What APIs call the properties that stand beside a list and tell about its pages. */
const pagingName =
  /^(total|count|size|limit|offset|page|cursor|next|prev|has_?more|last_?(evaluated|key)|links?$|meta$)/i;

/**
 * Whether an object is only there to hold lists, judged by names: for compiling a schema, and for data that no schema
 * describes, where nothing else can tell.
 */
export function wrapsLists(lists: readonly string[], others: readonly string[]): boolean {
  return lists.length > 0 && others.every((name) => pagingName.test(name));
}
