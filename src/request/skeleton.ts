/** Writes a body to start from: every property that a request may hold, with a value that our own check admits. */
import { parseJson } from '../json/parse.ts';
import type { JsonValue } from '../json/value.ts';
import { writeJson } from '../json/write.ts';
import type { RequestBody, Schema } from '../model/command.ts';
import { resolveSchema, type ObjectSchema, type PlainSchema, type Schemas } from '../model/schema.ts';
import { checkBody } from './body-check.ts';
import { createPatternTest } from './pattern.ts';
import { fillScalar } from './skeleton-scalar.ts';

/** A body to start from, laid out to be edited; the empty text where the document does not describe the body. */
export function generateBody(body: RequestBody | undefined, schemas: Schemas): string {
  if (body?.schema === undefined) return '';
  return `${writeJson(writeSkeleton(body.schema, schemas), 2)}\n`;
}

/**
 * Examples and defaults where the document has them and they fit, else values that do. A type inside itself is left
 * out, and so is an optional property for which no value is found.
 */
export function writeSkeleton(schema: Schema, schemas: Schemas): JsonValue {
  return new Writer(schemas).fill(schema, [])?.value ?? null;
}

/** A value, and whether the schema admits it. */
interface Filled {
  value: JsonValue;
  fits: boolean;
}

/** Values that one body holds at most: types that hold each other many times would go on without an end. */
const maxValues = 5000;

/** Items that an array gets at most, whatever its least number. */
const maxItems = 100;

class Writer {
  readonly #schemas: Schemas;
  readonly #matches = createPatternTest();
  #count = 0;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** @param open the names of the schemas around this one */
  fill(schema: Schema, open: readonly string[]): Filled | undefined {
    const name = 'ref' in schema ? schema.ref : undefined;
    this.#count += 1;
    if (this.#count > maxValues || (name !== undefined && open.includes(name))) return undefined;
    const around = name === undefined ? open : [...open, name];
    const plain = resolveSchema(schema, this.#schemas);
    if (plain.type === 'object') return this.#fillObject(plain, around);
    return this.#findGiven(plain) ?? this.#make(plain, around);
  }

  /** The document's own example or default, if the schema admits it. */
  #findGiven(plain: PlainSchema): Filled | undefined {
    for (const given of [plain.example, plain.default]) {
      if (given === undefined) continue;
      const value = parseJson(JSON.stringify(given));
      if (this.#fits(value, plain)) return { value, fits: true };
    }
    return undefined;
  }

  #make(plain: Exclude<PlainSchema, ObjectSchema>, open: readonly string[]): Filled {
    const value = plain.type === 'array' ? this.#fillArray(plain, open) : fillScalar(plain, this.#matches);
    if (value !== undefined && this.#fits(value, plain)) return { value, fits: true };
    return { value: value ?? null, fits: value === undefined && plain.nullable === true };
  }

  #fillArray(plain: Extract<PlainSchema, { type: 'array' }>, open: readonly string[]): JsonValue {
    if (plain.maxItems === 0) return [];
    const item = this.fill(plain.items, open);
    const least = Math.min(plain.minItems ?? 0, maxItems);
    // An item that is not admitted is no help where none is needed.
    if (item === undefined || (!item.fits && least === 0)) return [];
    return Array.from({ length: Math.max(1, least) }, () => item.value);
  }

  #fillObject(plain: ObjectSchema, open: readonly string[]): Filled {
    const object = new Map<string, JsonValue>();
    const required = new Set(plain.required);
    let fits = true;
    for (const { name, schema } of plain.properties ?? []) {
      if (resolveSchema(schema, this.#schemas).readOnly === true) {
        required.delete(name);
        continue;
      }
      const filled = this.fill(schema, open);
      const isRequired = required.delete(name);
      if (filled !== undefined && (isRequired || filled.fits)) object.set(name, filled.value);
      if (isRequired && filled?.fits !== true) fits = false;
    }
    // Some are required and described nowhere.
    for (const name of required) {
      object.set(
        name,
        plain.additional === undefined ? null : (this.fill(plain.additional, open)?.value ?? null),
      );
    }
    return { value: object, fits };
  }

  #fits(value: JsonValue, plain: PlainSchema): boolean {
    return checkBody(value, plain, this.#schemas, this.#matches).length === 0;
  }
}
