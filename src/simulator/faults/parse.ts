/** Reads fault rules: from a flag (`rate-limit:path=/bills,times=2`) and from JSON. */
import { UsageError } from '../../errors.ts';
import { isObject, type JsonObject } from '../../model/json-object.ts';
import {
  flagParameters,
  numberParameters,
  textParameters,
  type FaultMatch,
  type FaultRule,
  type FaultSettings,
} from './rule.ts';
import { faults } from './table.ts';

const matchKeys = ['method', 'path', 'operationId'] as const;
const countKeys = ['times', 'after'] as const;

/**
 * Reads `NAME[:key=value,…]`, where a key is one of the fault's settings, `method`, `path`, `operationId`, `times`
 * or `after`.
 *
 * @throws UsageError naming what is unknown
 */
export function parseFaultFlag(text: string): FaultRule {
  const [name = '', ...rest] = text.split(':');
  const pairs = rest
    .join(':')
    .split(',')
    .filter((pair) => pair !== '');
  return createRule(name, pairs.map(splitPair));
}

/**
 * Reads `{fault, match?: {method, path, operationId}, times?, after?, …settings}`, or a flag's spelling as a string.
 *
 * @throws UsageError naming what is unknown
 */
export function readFaultRule(value: unknown): FaultRule {
  if (typeof value === 'string') return parseFaultFlag(value);
  const { fault, match, ...rest }: JsonObject = isObject(value) ? value : {};
  const entries = [...Object.entries(isObject(match) ? match : {}), ...Object.entries(rest)];
  return createRule(
    typeof fault === 'string' ? fault : '',
    entries.map(([key, entry]) => [key, String(entry)]),
  );
}

function splitPair(pair: string): [string, string] {
  const index = pair.indexOf('=');
  return index < 0 ? [pair, 'true'] : [pair.slice(0, index), pair.slice(index + 1)];
}

function createRule(name: string, pairs: [string, string][]): FaultRule {
  const fault = Object.hasOwn(faults, name) ? faults[name] : undefined;
  if (fault === undefined) throw new UsageError((t) => t.simulator.unknownFault(name, Object.keys(faults)));
  const known: string[] = [...matchKeys, ...countKeys, ...fault.parameters];
  const values = new Map(pairs);
  for (const key of values.keys()) {
    if (!known.includes(key)) throw new UsageError((t) => t.simulator.unknownFaultKey(name, key, known));
  }
  const match: FaultMatch = pick(matchKeys, values, (text) => text);
  return {
    fault: name,
    ...(Object.keys(match).length === 0 ? {} : { match }),
    ...pick(countKeys, values, (text, key) => readNumber(name, key, text)),
    ...readSettings(name, values),
  };
}

function readSettings(fault: string, values: ReadonlyMap<string, string>): FaultSettings {
  return {
    ...pick(numberParameters, values, (text, key) => readNumber(fault, key, text)),
    ...pick(textParameters, values, (text) => text),
    ...pick(flagParameters, values, (text, key) => readFlag(fault, key, text)),
  };
}

/** The values of `keys` that were given, read. */
function pick<K extends string, V>(
  keys: readonly K[],
  values: ReadonlyMap<string, string>,
  read: (text: string, key: K) => V,
): Partial<Record<K, V>> {
  const found: Partial<Record<K, V>> = {};
  for (const key of keys) {
    const text = values.get(key);
    if (text !== undefined) found[key] = read(text, key);
  }
  return found;
}

function readNumber(fault: string, key: string, text: string): number {
  const least = key === 'by' ? Number.NEGATIVE_INFINITY : 0;
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  const fits = value >= least && (key !== 'status' || (value >= 300 && value <= 599));
  if (!fits) throw new UsageError((t) => t.simulator.badFaultValue(fault, key, text));
  return value;
}

function readFlag(fault: string, key: string, text: string): boolean {
  if (text !== 'true' && text !== 'false')
    throw new UsageError((t) => t.simulator.badFaultValue(fault, key, text));
  return text === 'true';
}
