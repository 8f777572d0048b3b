/** What a command is, as data: what can be given, what is sent, what comes back. */
import { componentName, nameOf } from '../../src/catalogue/schema-fields.ts';
import type { ApiLeaf, BuiltinCommand } from '../../src/command/command.ts';
import type { ApiFlag, Flag, RequestBody, Schema } from '../../src/model/command.ts';
import { propertiesOf, resolveSchema, type Schemas } from '../../src/model/schema.ts';
import { writeSkeleton } from '../../src/request/skeleton.ts';
import { writeJson } from '../../src/json/write.ts';
import type { Text } from '../../src/text/en.ts';

/** A description as JSON has it. */
type Members = Record<string, unknown>;

/** The members that say something: no absent value, empty text or empty list. */
export function withoutEmpty(members: Members): Members {
  const entries = Object.entries(members).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

/** An API command. */
export function describeApiCommand({ command, schemas, flags }: ApiLeaf): Members {
  const { method, path, summary, description, deprecated, body, response } = command;
  const own = new Set<string>(command.flags.map(({ name }) => name));
  const parameters = [
    ...command.flags.filter(({ source }) => source.in !== 'body').map(describeParameter),
    ...flags.filter(({ name }) => !own.has(name)).map(describeFlag),
  ];
  return {
    method,
    path,
    summary,
    description,
    deprecated,
    parameters: sortByName(parameters),
    requestBody: body && describeBody(body, command.flags, schemas),
    response: response.schema && describeResponse(response.schema, schemas),
  };
}

/** A hand-written command. */
export function describeBuiltin(summary: string, command: BuiltinCommand, text: Text): Members {
  const flags = command.flags.map((flag) => describeFlag({ ...flag, description: flag.description(text) }));
  return {
    summary,
    description: command.description?.(text),
    arguments: command.arguments?.map(({ name, required, variadic }) => ({ name, required, variadic })),
    parameters: sortByName(flags),
  };
}

function describeParameter(flag: ApiFlag): Members {
  const { source, fromToken } = flag;
  const required = flag.required === true && fromToken !== true;
  return { ...describeFlag(flag), name: source.name, in: source.in, required };
}

function describeFlag({ name, type, required, description, enum: known, default: preset }: Flag): Members {
  return withoutEmpty({
    name,
    option: name,
    in: 'flag',
    type: type === 'array' ? 'array of string' : type,
    required: required === true,
    description,
    enum: known,
    default: preset,
  });
}

function describeBody(body: RequestBody, flags: readonly ApiFlag[], schemas: Schemas): Members {
  const { schema, contentTypes, requiredProperties } = body;
  const [contentType] = contentTypes;
  if (schema === undefined) return { contentType, type: 'binary' };
  const options = new Map(
    flags.flatMap(({ name, source }) => (source.in === 'body' ? [[source.name, name]] : [])),
  );
  const properties = propertiesOf(schema, schemas).map((property) => {
    const plain = resolveSchema(property.schema, schemas);
    return withoutEmpty({
      name: property.name,
      option: options.get(property.name),
      in: 'body',
      ...typeMembers(property.schema, schemas),
      required: property.name !== 'operatorId' && requiredProperties.includes(property.name),
      description: plain.description,
      enum: 'enum' in plain ? plain.enum : undefined,
      default: plain.default,
    });
  });
  const example: unknown = JSON.parse(writeJson(writeSkeleton(schema, schemas)));
  return withoutEmpty({
    contentType,
    ...typeMembers(schema, schemas),
    required: requiredProperties,
    properties: sortByName(properties),
    example,
  });
}

function describeResponse(schema: Schema, schemas: Schemas): Members {
  return withoutEmpty({ ...typeMembers(schema, schemas), fields: describeFields(schema, schemas, []) });
}

/** The properties of an object, or of the objects in a list or map. A type inside itself is named, not opened. */
function describeFields(schema: Schema, schemas: Schemas, open: readonly string[]): Members[] {
  const name = nameOf(schema);
  if (name !== undefined && open.includes(name)) return [];
  const around = name === undefined ? open : [...open, name];
  const plain = resolveSchema(schema, schemas);
  if (plain.type === 'array') return describeFields(plain.items, schemas, around);
  if (plain.type !== 'object') return [];
  if (plain.properties === undefined && plain.additional !== undefined)
    return describeFields(plain.additional, schemas, around);
  const fields = (plain.properties ?? []).map((property) =>
    withoutEmpty({
      name: property.name,
      ...typeMembers(property.schema, schemas),
      description: resolveSchema(property.schema, schemas).description,
      fields: describeFields(property.schema, schemas, around),
    }),
  );
  return sortByName(fields);
}

/** `array of string`, `map of object`; the schema's name is that of what is inside. */
function typeMembers(schema: Schema, schemas: Schemas): { type: string; schema: string | undefined } {
  const plain = resolveSchema(schema, schemas);
  const isMap = plain.type === 'object' && plain.properties === undefined;
  const inner = plain.type === 'array' ? plain.items : isMap ? plain.additional : undefined;
  if (inner === undefined) return { type: plain.type, schema: componentName(schema) };
  const { type, schema: name } = typeMembers(inner, schemas);
  return { type: `${plain.type === 'array' ? 'array' : 'map'} of ${type}`, schema: name };
}

function sortByName<T extends Members>(members: readonly T[]): T[] {
  const nameIn = (member: T): string => String(member['name']);
  return members.toSorted((a, b) => (nameIn(a) < nameIn(b) ? -1 : Number(nameIn(a) > nameIn(b))));
}
