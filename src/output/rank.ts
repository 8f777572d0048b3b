/** Which fields a table shows first: what a thing is, how it stands, what it costs, when it was; the rest later. */
import type { Field } from './field.ts';

/** What a row is known by has a rank below this, and is never cut. */
export const identity = 10;

/** Fields that are not shown unless asked for have this rank or a higher one. */
export const secondary = 80;

/** Ranks by the field's own name, first match counts. */
const byName: readonly [RegExp, number][] = [
  [/^(yearMonth|date|id)$/, 0],
  [/^name$/i, 10],
  [/(url|uri|message|description|note|memo|info)$/i, secondary + 5],
  [/^(consignor|campaign|terms|regular|taxIncluded|withholding|contains|tax(On|Free|able))/i, secondary],
  [/^(totalAmount|amount)$/, 20],
  [/^(price|unitPrice|balance|initialCost)$/, 21],
  [/^(status|state)$/, 26],
];

const byKind: Record<Field['kind'], number> = {
  currency: 22,
  status: 25,
  money: 36,
  time: 40,
  number: 50,
  text: 55,
  list: 60,
  map: secondary + 2,
};

/** A field's rank, smaller is sooner. `entity` is what one row is called: `order` makes `orderId` its identity. */
export function rankOf(field: Field, entity: string): number {
  const name = field.path.at(-1) ?? '';
  const depth = field.path.length - 1;
  return rankOfName(name, field, entity) + (depth === 0 ? 0 : secondary * depth);
}

function rankOfName(name: string, field: Field, entity: string): number {
  const own = new RegExp(`^${entity}(Id|Code|Name|Type|Status|DateTime)$`, 'i').exec(name);
  if (entity !== '' && own !== null) return ownRanks[(own[1] ?? '').toLowerCase()] ?? 1;
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  if (field.kind === 'text' && /name$/i.test(name)) return 11;
  // an id that is not the row's own points elsewhere
  if (field.kind === 'text' && /(id|code|number)$/i.test(name)) return 58;
  return byKind[field.kind];
}

const ownRanks: Record<string, number> = { id: 1, code: 1, name: 10, type: 19, status: 24, datetime: 15 };
