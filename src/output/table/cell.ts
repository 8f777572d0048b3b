/** One value as the text of a table's cell. */
import { parseJson } from '../../json/parse.ts';
import { JsonSyntaxError } from '../../json/scan.ts';
import { JsonNumber, type JsonValue } from '../../json/value.ts';
import { toSentenceCase } from '../../model/name-words.ts';
import type { Text } from '../../text/en.ts';
import { kindOfElement, type Field } from '../rows/field.ts';
import { formatAmount, groupDigits, readableAmount } from '../number.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { timeFormatter, type TimeFormatter } from './time.ts';

/** What cells need to know besides their value. */
export interface CellContext {
  time: TimeFormatter;
  text: Text;
}

export function makeCellContext(timeZone: string | undefined, text: Text): CellContext {
  return { time: timeFormatter(timeZone), text };
}

/** What a cell needs to know of its field. */
type CellField = Pick<Field, 'kind' | 'meaning' | 'labels'>;

/** Stands where a row has no value. */
export const missing = '-';

/**
 * @param currency the row's currency, for amounts
 * @returns one printable line
 */
export function formatCell(
  value: JsonValue | undefined,
  field: CellField,
  currency: string | undefined,
  context: CellContext,
): string {
  if (value === undefined || value === null) return missing;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof JsonNumber) return formatNumber(value.text, field, currency, context);
  if (typeof value === 'string') return toPrintable(textOf(value, field, context));
  if (Array.isArray(value)) return formatList(value, field, context);
  return formatMap(value, context);
}

function textOf(value: string, { kind, labels }: CellField, context: CellContext): string {
  if (kind === 'time') return context.time(value);
  if (kind === 'status') return labelOf(value, labels);
  const inner = kind === 'text' ? objectIn(value) : undefined;
  return inner === undefined ? value : formatMap(inner, context);
}

/** The object that a text holds as JSON, as some APIs send it; undefined for any other text. */
function objectIn(value: string): Map<string, JsonValue> | undefined {
  if (!value.startsWith('{"') || !value.endsWith('}') || value.length > longestInner) return undefined;
  try {
    const parsed = parseJson(value);
    return parsed instanceof Map && Array.from(parsed.values()).every(isPlain) ? parsed : undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return undefined;
    throw error;
  }
}

/** Far more than a line of a table has room for. */
const longestInner = 4000;

function isPlain(value: JsonValue): boolean {
  return typeof value !== 'object' || value === null || value instanceof JsonNumber;
}

/** The word of a status as people read it. */
export function labelOf(word: string, labels: Field['labels']): string {
  return (
    (labels !== undefined && Object.hasOwn(labels, word) ? labels[word] : undefined) ?? toSentenceCase(word)
  );
}

function formatNumber(
  number: string,
  { kind, meaning }: CellField,
  currency: string | undefined,
  context: CellContext,
): string {
  if (kind === 'time') return context.time(number);
  if (meaning === 'money') return readableAmount(number, currency);
  // the price of a byte is all decimals
  if (kind === 'money') return formatAmount(number, currency);
  return kind === 'number' ? groupDigits(number) : number;
}

/** A short list of plain values is shown as it is, any other as its count. */
function formatList(values: JsonValue[], field: CellField, context: CellContext): string {
  const isShort =
    values.length > 0 && values.length <= 3 && values.every((value) => typeof value === 'string');
  if (!isShort) return context.text.output.items(values.length);
  return values
    .map((value) => formatCell(value, { kind: kindOfElement(value, field.meaning) }, undefined, context))
    .join(', ');
}

function formatMap(map: ReadonlyMap<string, JsonValue>, context: CellContext): string {
  if (map.size === 0) return missing;
  const pairs = Array.from(map, ([key, value]) => {
    return `${toPrintable(key)}=${formatCell(value, { kind: 'text' }, undefined, context)}`;
  });
  return pairs.join(' ');
}
