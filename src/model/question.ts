/** What a document says about the question before a command that spends money or destroys something. */

/** What a fact is about; the text catalogue has a label for each. */
export const factKinds = [
  'name',
  'product',
  'quantity',
  'price',
  'faceValue',
  'initialCost',
  'shipping',
  'tax',
  'total',
  'payment',
  'term',
  'starts',
  'ends',
  'expires',
  'placed',
  'status',
  'delivery',
  'address',
  'phone',
] as const;

export type FactKind = (typeof factKinds)[number];

/** Facts that are amounts of money. */
export const amountKinds: ReadonlySet<FactKind> = new Set([
  'price',
  'faceValue',
  'initialCost',
  'shipping',
  'tax',
  'total',
]);

/** One fact of an answer. A path holds property names joined by dots. */
export interface Fact {
  kind: FactKind;
  /** Where the value stands; of an address its parts, from the narrowest (a name) to the widest (a country). */
  paths: readonly string[];
  /** The property with a list of these; the paths then start at one of its items. */
  list?: string;
  /** How many, and what they cost together. */
  quantity?: string;
  amount?: string;
  /** The same amount with tax. */
  withTax?: string;
  /** The tax that is part of it. */
  taxIn?: string;
}

/** The question before a command, and the facts that a person decides by. */
export interface Question {
  /** What stands in brackets is left out where the place in it, `{total}`, can't be filled. */
  ask?: string;
  /** What happens after a yes. */
  next?: string;
  /** The path of the currency of all the amounts. */
  currency?: string;
  facts: readonly Fact[];
  /** The quotation that it is about: the operation that answered it, and the path parameter with its id. */
  quoted?: { by: string; parameter: string };
}

/** An answer that is kept because the API shows it only once. */
export interface Quotation {
  /** The property that holds its id. */
  id: string;
  /** How many days it holds. */
  days: number;
  /** The command that confirms it, as words joined by spaces, and the flag that takes the id. */
  confirm: { command: string; flag: string };
}
