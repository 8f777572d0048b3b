/** Finds what of a call must not be shown because the document says so, by `format: password`. */
import type { ApiCommand, ApiFlag, Schema } from '../model/command.ts';
import { isSecretName } from '../secret/names.ts';
import type { Hidden } from '../secret/redact.ts';
import { resolveSchema, type Schemas } from '../model/schema.ts';

/** The format of OpenAPI that asks a program not to show a value. */
const secretFormat = 'password';

/** Whether a flag's value is a secret, by its name or its schema. */
export function isSecretFlag({ name, format }: { name: string; format?: string }): boolean {
  return format === secretFormat || isSecretName(name);
}

/** Whether a flag's place in the request holds a secret. */
export function isSecretParameter(flag: ApiFlag): boolean {
  return isSecretFlag(flag) || isSecretName(flag.source.name);
}

/** The names of parameters, and of properties of either body, however deep they are. */
export function findHidden(command: ApiCommand, schemas: Schemas): Hidden {
  const names = new Set<string>();
  const headers = new Set<string>();
  for (const flag of command.flags.filter(isSecretParameter)) {
    (flag.source.in === 'header' ? headers : names).add(flag.source.name.toLowerCase());
  }
  const seen = new Set<string>();
  for (const { schema } of [command.body ?? {}, command.response] as { schema?: Schema }[]) {
    if (schema !== undefined) collectNames(schema, '', { schemas, names, seen });
  }
  return { names, headers };
}

interface Collection {
  schemas: Schemas;
  names: Set<string>;
  /** References that were followed: a recursive type would never end. */
  seen: Set<string>;
}

/** @param name of the property that the schema is for */
function collectNames(schema: Schema, name: string, collection: Collection): void {
  const plain = resolveSchema(schema, collection.schemas);
  if ('format' in plain && plain.format === secretFormat && name !== '') {
    collection.names.add(name.toLowerCase());
  }
  if ('ref' in schema) {
    if (collection.seen.has(schema.ref)) return;
    collection.seen.add(schema.ref);
  }
  if (plain.type === 'array') collectNames(plain.items, name, collection);
  if (plain.type !== 'object') return;
  for (const property of plain.properties ?? []) collectNames(property.schema, property.name, collection);
  if (plain.additional) collectNames(plain.additional, name, collection);
}
