/** Reads what `--body` names and joins it with the flags that stand for its properties. */
import type { Sentence } from '../errors.ts';
import { parseJson } from '../json/parse.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { JsonObject, JsonValue } from '../json/value.ts';
import type { ApiFlag, RequestBody, Schema } from '../model/command.ts';
import { checkBody } from './body-check.ts';
import { bodyKindOf, chosenContentType } from './content-type.ts';
import type { PlanInput } from './plan-input.ts';
import { resolveSchema, type Schemas } from '../model/schema.ts';

/** A body as planned: bytes as they go out, or an object that may still wait for the operator id. */
export type PlannedBody =
  | { kind: 'raw'; content: string | Uint8Array }
  | { kind: 'object'; value: JsonObject; operatorIdProperty?: string };

/** The planned body, or none, and what is wrong with it. */
export interface BodyPlan {
  body?: PlannedBody;
  problems: Sentence[];
}

/** Joins `--body` and the body flags. Without flags the bytes of `--body` go out exactly as given. */
export function planBody(input: PlanInput): BodyPlan {
  const { body } = input.command;
  if (body === undefined) return { problems: [] };
  const chosen = chosenContentType(input);
  const kind = bodyKindOf(body, chosen);
  if (kind === 'bytes') return planBytes(body, input, chosen);
  const text = input.body === undefined ? undefined : decodeUtf8(input.body);
  if (input.body !== undefined && text === undefined) return { problems: [(t) => t.flags.bodyNotUtf8] };
  return kind === 'json' ? planJson(body, text, input) : planObject(body, text, input);
}

function planBytes(
  body: RequestBody,
  { body: given, command, values }: PlanInput,
  chosen: string | undefined,
): BodyPlan {
  const typed = command.flags.filter(({ name, source }) => source.in === 'body' && values.has(name));
  if (typed.length > 0) {
    const names = typed.map(({ name }) => name);
    return { problems: [(t) => t.body.flagsNeedJson(names, chosen ?? '')] };
  }
  if (given === undefined) return { problems: body.required ? [(t) => t.flags.bodyMissing([])] : [] };
  return { body: { kind: 'raw', content: given }, problems: [] };
}

function planJson(body: RequestBody, text: string | undefined, input: PlanInput): BodyPlan {
  if (text === undefined) return { problems: body.required ? [(t) => t.flags.bodyMissing([])] : [] };
  const parsed = parseBody(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  if (isArraySchema(body) && !Array.isArray(parsed.value)) return { problems: [(t) => t.flags.bodyNotArray] };
  return { body: { kind: 'raw', content: text }, problems: findBodyFaults(parsed.value, input) };
}

function planObject(body: RequestBody, text: string | undefined, input: PlanInput): BodyPlan {
  const { values, invalid } = input;
  const flags = input.command.flags.filter((flag) => flag.source.in === 'body');
  const parsed = text === undefined ? { value: new Map<string, JsonValue>() } : parseBody(text);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  if (!(parsed.value instanceof Map)) return { problems: [(t) => t.flags.bodyNotObject] };

  const merged: JsonObject = new Map(parsed.value);
  const typed = flags.filter((flag) => values.has(flag.name));
  for (const flag of typed) merged.set(flag.source.name, values.get(flag.name) ?? null);
  const operatorId = flags.find((flag) => flag.fromToken === true && !merged.has(flag.source.name));
  const problems = input.validate ? findMissingProperties(body, flags, merged, invalid) : [];
  problems.push(...findBodyFaults(merged, input, flags));

  const untouched = typed.length === 0 && operatorId === undefined;
  if (untouched && text !== undefined) return { body: { kind: 'raw', content: text }, problems };
  if (untouched && problems.length === 0 && !flags.some((flag) => invalid.has(flag.name))) {
    return { problems: body.required ? [(t) => t.flags.bodyMissing(flags.map((flag) => flag.name))] : [] };
  }
  const slot = operatorId && { operatorIdProperty: operatorId.source.name };
  return { body: { kind: 'object', value: merged, ...slot }, problems };
}

/** What the schema does not admit; of a property that a flag gave, told of that flag. */
function findBodyFaults(value: JsonValue, input: PlanInput, flags: readonly ApiFlag[] = []): Sentence[] {
  const schema = input.command.body?.schema;
  if (schema === undefined || !input.validate) return [];
  const names = new Map(
    flags.flatMap(({ name, source }) => (input.values.has(name) ? [[`/${source.name}`, name]] : [])),
  );
  return checkBody(value, withoutRequired(schema, input.schemas ?? {}), input.schemas ?? {}).map(
    ({ pointer, sentence }): Sentence => {
      const flag = names.get(pointer);
      return (t) =>
        flag === undefined ? t.body.place(pointer, sentence(t)) : t.body.flag(flag, sentence(t));
    },
  );
}

/** What the body itself lacks is told in terms of flags, elsewhere. */
function withoutRequired(schema: Schema, schemas: Schemas): Schema {
  const plain = resolveSchema(schema, schemas);
  return plain.type === 'object' ? { ...plain, required: [] } : plain;
}

function findMissingProperties(
  body: RequestBody,
  flags: readonly ApiFlag[],
  merged: JsonObject,
  invalid: ReadonlySet<string>,
): Sentence[] {
  const problems: Sentence[] = [];
  for (const property of body.requiredProperties) {
    const flag = flags.find((candidate) => candidate.source.name === property);
    if (merged.has(property) || flag?.fromToken === true) continue;
    if (flag === undefined) problems.push((t) => t.flags.propertyMissing(property));
    else if (!invalid.has(flag.name)) problems.push((t) => t.flags.missing(flag.name, flag.description));
  }
  return problems;
}

function parseBody(text: string): { value: ReturnType<typeof parseJson> } | { problem: Sentence } {
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const { line, column } = error;
    return { problem: (t) => t.flags.bodyNotJson(line, column) };
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark is dropped: JSON on the wire must not have one (RFC 8259, section 8.1).
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isArraySchema(body: RequestBody): boolean {
  return body.schema !== undefined && 'type' in body.schema && body.schema.type === 'array';
}
