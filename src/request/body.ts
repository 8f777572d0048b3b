/** Reads what `--body` names and joins it with the flags that stand for its properties. */
import type { Sentence } from '../errors.ts';
import { decodeStrictly } from '../files/decode-text.ts';
import { parseJson } from '../json/parse.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { JsonMap, JsonValue } from '../json/value.ts';
import type { ApiFlag, RequestBody, Schema } from '../model/command.ts';
import { checkBody } from './body-check.ts';
import { judge, type Verdict } from './checks.ts';
import { bodyKindOf, chosenContentType } from './content-type.ts';
import type { PlanInput } from './plan-input.ts';
import { resolveSchema, type Schemas } from '../model/schema.ts';

/** A body as planned: bytes as they go out, or an object that may still wait for the operator id. */
export type PlannedBody =
  | { kind: 'raw'; content: string | Uint8Array }
  | { kind: 'object'; value: JsonMap; operatorIdProperty?: string };

/** The planned body, or none, and what is wrong with it. */
export interface BodyPlan extends Verdict {
  body?: PlannedBody;
}

/** Joins `--body` and the body flags. Without flags the bytes of `--body` go out exactly as given. */
export function planBody(input: PlanInput): BodyPlan {
  const { body } = input.command;
  if (body === undefined) return refuse();
  const chosen = chosenContentType(input);
  const kind = bodyKindOf(body, chosen);
  if (kind === 'bytes') return planBytes(body, input, chosen);
  // A byte order mark is dropped: JSON on the wire must not have one (RFC 8259, section 8.1).
  const text = input.body === undefined ? undefined : decodeStrictly(input.body);
  if (input.body !== undefined && text === undefined) return refuse((t) => t.flags.bodyNotUtf8);
  return kind === 'json' ? planJson(body, text, input) : planObject(body, text, input);
}

function refuse(...problems: Sentence[]): BodyPlan {
  return { problems, warnings: [] };
}

function planBytes(
  body: RequestBody,
  { body: given, command, values }: PlanInput,
  chosen: string | undefined,
): BodyPlan {
  const typed = command.flags.filter(({ name, source }) => source.in === 'body' && values.has(name));
  if (typed.length > 0) {
    const names = typed.map(({ name }) => name);
    return refuse((t) => t.body.flagsNeedJson(names, chosen ?? ''));
  }
  if (given === undefined) return planNothing(body);
  return { ...refuse(), body: { kind: 'raw', content: given } };
}

function planNothing({ required }: RequestBody): BodyPlan {
  return required ? refuse((t) => t.flags.bodyMissing) : refuse();
}

function planJson(body: RequestBody, text: string | undefined, input: PlanInput): BodyPlan {
  if (text === undefined) return planNothing(body);
  const parsed = parseBody(text);
  const objections = 'problem' in parsed ? [parsed.problem] : findJsonFaults(body, parsed.value, input);
  return { ...judge(input.checks, [], objections), body: { kind: 'raw', content: text } };
}

function findJsonFaults(body: RequestBody, value: JsonValue, input: PlanInput): Sentence[] {
  if (isArraySchema(body) && !Array.isArray(value)) return [(t) => t.flags.bodyNotArray];
  return findBodyFaults(value, input);
}

function planObject(body: RequestBody, text: string | undefined, input: PlanInput): BodyPlan {
  const { values, checks } = input;
  const flags = input.command.flags.filter((flag) => flag.source.in === 'body');
  const typed = flags.filter((flag) => values.has(flag.name));
  const parsed = text === undefined ? { value: new Map<string, JsonValue>() } : parseBody(text);
  if ('problem' in parsed) return refuse(parsed.problem);
  if (!(parsed.value instanceof Map)) {
    const objection: Sentence = (t) => t.flags.bodyNotObject;
    // There is nothing that a flag could be joined with.
    if (typed.length > 0) return refuse(objection);
    return { ...judge(checks, [], [objection]), body: { kind: 'raw', content: text ?? '' } };
  }

  const merged: JsonMap = new Map(parsed.value);
  for (const flag of typed) merged.set(flag.source.name, values.get(flag.name) ?? null);
  const operatorId = flags.find((flag) => flag.fromToken === true && !merged.has(flag.source.name));
  const verdict = judgeObject(body, flags, merged, input);

  const untouched = typed.length === 0 && operatorId === undefined;
  if (untouched && text !== undefined) return { ...verdict, body: { kind: 'raw', content: text } };
  // A body that must be there and need hold nothing is an empty object.
  if (untouched && !body.required) return verdict;
  const slot = operatorId && { operatorIdProperty: operatorId.source.name };
  return { ...verdict, body: { kind: 'object', value: merged, ...slot } };
}

/** What a body made of flags alone lacks is a flag not typed, whichever document asks for it. */
function judgeObject(
  body: RequestBody,
  flags: readonly ApiFlag[],
  merged: JsonMap,
  input: PlanInput,
): Verdict {
  const missing = input.checks === 'none' ? [] : findMissingProperties(body, flags, merged, input.invalid);
  const faults = findBodyFaults(merged, input, flags);
  if (input.body === undefined) return judge(input.checks, missing, faults);
  return judge(input.checks, [], [...missing, ...faults]);
}

/** What the schema does not admit; of a property that a flag gave, told of that flag. */
function findBodyFaults(value: JsonValue, input: PlanInput, flags: readonly ApiFlag[] = []): Sentence[] {
  const { checks, command, schemas = {}, unlisted, values } = input;
  const schema = command.body?.schema;
  if (schema === undefined || checks === 'none') return [];
  const names = new Map(
    flags.flatMap(({ name, source }) => (values.has(name) ? [[`/${source.name}`, name]] : [])),
  );
  return checkBody(value, withoutRequired(schema, schemas), schemas).flatMap(
    ({ pointer, sentence }): Sentence[] => {
      const flag = names.get(pointer);
      if (flag === undefined) return [(t) => t.body.place(pointer, sentence(t))];
      return unlisted?.has(flag) === true ? [] : [(t) => t.body.flag(flag, sentence(t))];
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
  merged: JsonMap,
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

function isArraySchema(body: RequestBody): boolean {
  return body.schema !== undefined && 'type' in body.schema && body.schema.type === 'array';
}
