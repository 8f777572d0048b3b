/** Flags: what a user types for the parameters of an operation and the top-level properties of its body. */
import type { Sentence } from '../errors.ts';
import {
  bodyFlagName,
  type ApiFlag,
  type Flag,
  type FlagType,
  type JsonScalar,
  type Property,
  type RequestBody,
} from '../model/command.ts';
import type { DocumentContext } from './context.ts';
import { isMultiSegment, type Parameter } from './parameters.ts';
import { isScalar } from './schema-keywords.ts';
import type { PlainSchema } from '../model/schema.ts';

const flagPattern = /^[a-z0-9][^\s=]*$/;

/** What flags are made from. */
export interface FlagSources {
  path: string;
  parameters: Parameter[];
  body: RequestBody | undefined;
  /** Whether there may be a token to take an operator id from. */
  hasToken: boolean;
  /** The operation's pointer, for problems that have no place of their own. */
  pointer: string;
}

/** `yyyyMM` to `yyyy-mm`, `export_mode` to `export-mode`, `mfaOTPCode` to `mfa-otpcode`. */
export function toFlagName(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/[ _]/g, '-')
    .toLowerCase();
}

/** Parameters first, in document order, then the body's properties. */
export function compileFlags(context: DocumentContext, sources: FlagSources): ApiFlag[] {
  const { parameters, body, pointer } = sources;
  const taken = new Set<string>(body ? [bodyFlagName] : []);
  const flags: ApiFlag[] = [];
  const add = (flag: ApiFlag | undefined, refuse: (sentence: Sentence) => void): void => {
    if (!flag) return;
    const { name } = flag.source;
    const fault = findFault(taken, flag.name);
    if (fault === 'untypable') return refuse((t) => t.openapi.badFlagName(name));
    if (fault === 'taken') {
      const kind = flag.source.in === 'body' ? 'property' : 'parameter';
      return refuse((t) => t.openapi.takenFlag[kind](name, flag.name));
    }
    taken.add(flag.name);
    flags.push(flag);
  };
  for (const parameter of parameters) {
    add(parameterFlag(context, parameter, sources), (sentence) =>
      refuseParameter(context, parameter, sentence),
    );
  }
  const needed = new Set(body?.requiredProperties);
  for (const item of bodyProperties(context, body)) {
    const place = `${pointer}/requestBody`;
    add(propertyFlag(context, item, sources, needed.has(item.name)), (sentence) =>
      context.problems.warn(place, sentence),
    );
  }
  return flags;
}

function parameterFlag(
  context: DocumentContext,
  parameter: Parameter,
  sources: FlagSources,
): ApiFlag | undefined {
  const { in: place, name, required } = parameter;
  const plain = context.schemas.resolve(parameter.schema);
  const type = plain.type === 'any' ? 'string' : flagType(context, plain, 'text');
  if (!type) {
    refuseParameter(context, parameter, (t) => t.openapi.objectParameter(name));
    return undefined;
  }
  const fromToken = sources.hasToken && place === 'path' && name === 'operator_id';
  const description = parameter.description ?? plain.description;
  return {
    name: toFlagName(name),
    ...facts(context, type, plain),
    ...(required && !fromToken && { required }),
    ...(parameter.example !== undefined && { example: parameter.example }),
    ...(description !== undefined && { description }),
    ...(parameter.valuesFrom && { valuesFrom: parameter.valuesFrom }),
    source: { in: place, name },
    ...(fromToken && { fromToken }),
    ...(place === 'path' && isMultiSegment(sources.path, name) && { multiSegment: true }),
  };
}

/** Nobody could call an operation whose required parameter has no flag; one that is optional can be done without. */
function refuseParameter({ problems }: DocumentContext, parameter: Parameter, sentence: Sentence): void {
  if (parameter.required) problems.error(parameter.pointer, sentence);
  else problems.warn(parameter.pointer, sentence);
}

function propertyFlag(
  context: DocumentContext,
  item: Property,
  sources: FlagSources,
  needed: boolean,
): ApiFlag | undefined {
  const plain = context.schemas.resolve(item.schema);
  const type = flagType(context, plain, 'json');
  if (!type) return undefined;
  const { body } = sources;
  const fromToken = sources.hasToken && needed && item.name === 'operatorId';
  const { description } = plain;
  return {
    name: item.flagName ?? toFlagName(item.name),
    ...facts(context, type, plain),
    // A body that may be left out altogether asks for its properties only once something of it is given.
    ...(needed && body?.required === true && !fromToken && { required: true }),
    ...(description !== undefined && { description }),
    source: { in: 'body', name: item.name },
    ...(fromToken && { fromToken }),
  };
}

function bodyProperties(context: DocumentContext, body: RequestBody | undefined): Property[] {
  if (body?.kind !== 'object' || !body.schema) return [];
  const plain = context.schemas.resolve(body.schema);
  return plain.type === 'object' ? (plain.properties ?? []) : [];
}

/** In a URL or header any scalar is text, so a list of numbers is as good there as a list of strings. */
function flagType(
  context: DocumentContext,
  schema: PlainSchema,
  target: 'text' | 'json',
): FlagType | undefined {
  if (schema.type === 'any' || schema.type === 'object') return undefined;
  if (schema.type !== 'array') return schema.type;
  const items = context.schemas.resolve(schema.items);
  const listed = items.type === 'string' || (target === 'text' && !['object', 'array'].includes(items.type));
  return listed ? 'array' : undefined;
}

function facts(context: DocumentContext, type: FlagType, schema: PlainSchema): Omit<Flag, 'name'> {
  const valued = schema.type === 'array' ? context.schemas.resolve(schema.items) : schema;
  const format = 'format' in valued ? valued.format : undefined;
  const values = 'enum' in valued ? valued.enum?.filter((value) => value !== null).map(String) : undefined;
  const { valueMeanings } = schema.valueMeanings ? schema : valued;
  const preset = scalarOf(schema.default);
  const example = scalarOf(schema.example);
  return {
    type,
    ...(format !== undefined && { format }),
    ...(values && { enum: values }),
    ...(valueMeanings && { valueMeanings }),
    ...(preset !== undefined && { default: preset }),
    ...(example !== undefined && { example }),
  };
}

function scalarOf(value: unknown): JsonScalar | undefined {
  return value !== undefined && isScalar(value) ? value : undefined;
}

/** Why a flag can't have its name: it can't be typed, or another flag has it. */
function findFault(taken: ReadonlySet<string>, flag: string): 'untypable' | 'taken' | undefined {
  if (!flagPattern.test(flag)) return 'untypable';
  return taken.has(flag) ? 'taken' : undefined;
}
