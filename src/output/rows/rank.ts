/** Which fields a table shows first: what a thing is, how it stands, what it costs, when it was; the rest later. */
import type { Field } from './field.ts';

/** What a row is known by has a rank below this, and is never cut. */
export const identity = 10;

/** Fields that are not shown unless asked for have this rank or a higher one. */
export const secondary = 80;

/** Ranks by the field's own name, first match counts. */
const byName: readonly [RegExp, number][] = [
  [/^(yearMonth|date|id|command)$/, 0],
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

/**
 * The fields' ranks, smaller is sooner.
 *
 * @param entity what one row is called: `Order` makes `orderId` its identity
 */
export function rankFields(fields: readonly Field[], entity: string): number[] {
  const ranks = fields.map((field) => rankOf(field, entity));
  if (ranks.some((rank) => rank < identity)) return ranks;
  // nothing bears the row's own name, so the first id there is will be its own
  const first = fields.findIndex(
    ({ path, kind }) => kind === 'text' && path.length === 1 && /(Id|Code)$/.test(path[0] ?? ''),
  );
  return ranks.map((rank, index) => (index === first ? 1 : rank));
}

function rankOf(field: Field, entity: string): number {
  const depth = field.path.length - 1;
  return rankOfName(field.path.at(-1) ?? '', field, entity) + secondary * depth;
}

function rankOfName(name: string, field: Field, entity: string): number {
  const own = /^(.+)(Id|Code|Name|Type|Status|DateTime)$/.exec(name);
  // `SimCostBreakdown` is known by its `simId` as `Order` is by its `orderId`
  const isOwn = own !== null && entity.toLowerCase().startsWith((own[1] ?? '').toLowerCase());
  if (isOwn) return ownRanks[own[2] ?? ''] ?? 1;
  const named = byName.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  if (field.kind === 'text' && /name$/i.test(name)) return 11;
  // an id that is not the row's own points elsewhere
  if (field.kind === 'text' && /(id|code|number)$/i.test(name)) return 58;
  return byKind[field.kind];
}

const ownRanks: Record<string, number> = { Id: 1, Code: 1, Name: 10, Type: 19, Status: 24, DateTime: 15 };
