/** Picks from an answer what a person decides by, and words it: amounts exact and with their currency, as in a table. */
import type { ApiLeaf } from '../../command/command.ts';
import { membersOf, type Member } from '../../json/items.ts';
import { parseJson, stringOf } from '../../json/parse.ts';
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import { amountKinds, type Fact, type FactKind, type Question } from '../../model/question.ts';
import { formatAmount, groupDigits, withCurrency } from '../../output/number.ts';
import { declaredFields, type Field } from '../../output/rows/field.ts';
import { splitPath, valueAt } from '../../output/rows/path.ts';
import { labelOf } from '../../output/table/cell.ts';
import { timeFormatter } from '../../output/table/time.ts';
import { toPrintable } from '../../terminal/printable.ts';
import type { Text } from '../../text/en.ts';

/** One line of the summary. */
export interface FactLine {
  /** Empty where the line goes on with the fact above. */
  label: string;
  value: string;
  /** What stands on the right of the value: what it costs. */
  amount?: string;
  isTotal?: boolean;
}

/** The summary of an answer, and its total where it has one. */
export interface Summary {
  lines: FactLine[];
  total?: string;
}

/** More of a list are counted, not listed. */
const mostListed = 20;

/** What facts are worded with. */
export interface Wording {
  /** Stands between a product and its number. */
  sign: string;
  text: Text;
  /** The command that the answer is from; it knows what the words of a status mean. */
  leaf?: ApiLeaf | undefined;
}

/** The facts that the document names. */
export function summarize(question: Question, answer: string, wording: Wording): Summary {
  const root = parseJson(answer);
  const writer = new FactWriter(textAt(root, question.currency), wording);
  const lines = question.facts.flatMap((fact) => writer.linesOf(fact, root));
  const total = lines.find(({ isTotal }) => isTotal === true);
  return { lines, ...(total && { total: total.value }) };
}

class FactWriter {
  readonly #currency: string | undefined;
  readonly #sign: string;
  readonly #text: Text;
  readonly #fields: readonly Field[];
  readonly #time = timeFormatter(undefined);

  constructor(currency: string | undefined, { sign, text, leaf }: Wording) {
    this.#currency = currency;
    this.#sign = sign;
    this.#text = text;
    this.#fields = fieldsOf(leaf);
  }

  linesOf(fact: Fact, root: JsonValue): FactLine[] {
    const label = this.#text.confirm.facts[fact.kind];
    if (fact.list === undefined) return this.#lineOf(fact, root, label);
    const items = find(root, fact.list);
    if (!Array.isArray(items)) return [];
    const lines = items
      .slice(0, mostListed)
      .flatMap((item, index) => this.#lineOf(fact, item, index === 0 ? label : ''));
    const left = items.length - mostListed;
    return left > 0 ? [...lines, { label: '', value: this.#text.confirm.more(left) }] : lines;
  }

  #lineOf(fact: Fact, value: JsonValue, label: string): FactLine[] {
    const parts = fact.paths.flatMap((path) => {
      const shown = this.#show(find(value, path), fact.kind);
      if (shown === undefined) return [];
      return fact.kind === 'status' ? toPrintable(this.#label(path, shown)) : shown;
    });
    if (parts.length === 0) return [];
    const { confirm } = this.#text;
    const shown = fact.kind === 'address' ? confirm.address(parts) : parts.join(' ');
    const quantity = this.#show(find(value, fact.quantity), 'quantity');
    const counted = quantity === undefined ? shown : confirm.times(shown, this.#sign, quantity);
    const taxed = this.#show(find(value, fact.withTax), 'total');
    const taxIn = this.#show(find(value, fact.taxIn), 'tax');
    const noted = taxed === undefined ? counted : confirm.withTax(counted, taxed);
    const amount = this.#show(find(value, fact.amount), 'total');
    return [
      {
        label,
        value: taxIn === undefined ? noted : confirm.taxIn(noted, taxIn),
        ...(amount !== undefined && { amount }),
        ...(fact.kind === 'total' && isNumber(find(value, fact.paths[0])) && { isTotal: true }),
      },
    ];
  }

  /** A word of a status as tables have it; of an answer that nothing describes, the word itself. */
  #label(path: string, word: string): string {
    const field = this.#fields.find(({ name, kind }) => name === path && kind === 'status');
    return field === undefined ? word : labelOf(word, field.labels);
  }

  #show(value: JsonValue | undefined, kind: FactKind): string | undefined {
    if (typeof value === 'boolean') return String(value);
    const raw = value instanceof JsonNumber ? value.text : value;
    if (typeof raw !== 'string' || raw.trim() === '') return undefined;
    if (amountKinds.has(kind))
      return toPrintable(withCurrency(formatAmount(raw, this.#currency), this.#currency));
    if (kind === 'term') return toPrintable(this.#text.confirm.months(groupDigits(raw)));
    if (kind === 'quantity') return toPrintable(groupDigits(raw));
    return toPrintable(calendarKinds.has(kind) ? this.#time(raw) : raw);
  }
}

const calendarKinds: ReadonlySet<FactKind> = new Set(['starts', 'ends', 'expires', 'placed', 'delivery']);

/** Whether an amount says nothing but a number, as JSON writes one; a text may hold whole sentences. */
function isNumber(value: JsonValue | undefined): boolean {
  if (value instanceof JsonNumber) return true;
  return typeof value === 'string' && /^-?\d{1,30}(\.\d{1,30})?$/.test(value);
}

function textAt(value: JsonValue, path: string | undefined): string | undefined {
  const found = find(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function find(value: JsonValue, path: string | undefined): JsonValue | undefined {
  return path === undefined ? undefined : valueAt(value, splitPath(path));
}

/** How many facts stand for a thing that no document says more of. */
const mostTelling = 6;

/** The facts of an answer of which no document says what matters: ids, amounts and states first, as tables have it. */
export function pickFacts(answer: string, leaf: ApiLeaf | undefined): Summary {
  if (!(parseJson(answer) instanceof Map)) return { lines: [] };
  const scalars = membersOf(answer).filter(
    ({ valueText }) => /^["\d-]/.test(valueText) && valueText !== '""',
  );
  const known = fieldsOf(leaf)
    .flatMap((field) => {
      const member = field.path.length === 1 ? scalars.find(({ key }) => key === field.name) : undefined;
      return member === undefined ? [] : [{ field, member }];
    })
    .toSorted((a, b) => a.field.rank - b.field.rank);
  const currency = known.find(({ field }) => field.kind === 'currency');
  const telling: { member: Member; field?: Field }[] =
    known.length > 0 ? known.filter((fact) => fact !== currency) : scalars.map((member) => ({ member }));
  const lines = telling.slice(0, mostTelling).map(({ member, field }) => ({
    label: toPrintable(member.key),
    value: toPrintable(showMember(member, field, currency && showMember(currency.member))),
  }));
  return { lines };
}

function fieldsOf(leaf: ApiLeaf | undefined): readonly Field[] {
  return leaf === undefined ? [] : declaredFields(leaf.command.response.schema, leaf.schemas);
}

function showMember({ valueText }: Member, field?: Field, currency?: string): string {
  const raw = valueText.startsWith('"') ? stringOf(valueText) : valueText;
  if (field?.kind === 'money') return withCurrency(formatAmount(raw, currency), currency);
  if (field?.kind === 'status') return labelOf(raw, field.labels);
  return field?.kind === 'time' ? timeFormatter(undefined)(raw) : raw;
}
