/** The fields of a row: what the schema declares, nested objects unfolded, each with what its values mean. */
import { jsonTypeOf, type JsonValue } from '../../json/value.ts';
import type { Property, Schema } from '../../model/command.ts';
import { defaultRank, ranks, type Meaning, type StatusWords } from '../../model/meaning.ts';
import { itemSchemaOf, propertiesOf, resolveSchema, type Schemas } from '../../model/schema.ts';
import type { KnownProperties } from './known-properties.ts';

/** What a field's values are, which decides how they look. */
export type FieldKind = 'money' | 'number' | 'currency' | 'time' | 'status' | 'text' | 'list' | 'map';

/** A property of a row; one of what stands around the row is marked. */
export type RowProperty = Property & { isOuter?: boolean };

export interface Field {
  /** Property names from the row down to the value. */
  path: readonly string[];
  /** The path joined with dots: what a user types. */
  name: string;
  kind: FieldKind;
  meaning?: Meaning | undefined;
  /** Smaller is sooner; see `ranks`. */
  rank: number;
  /** For a status, its words by what they say. */
  words?: StatusWords | undefined;
  /** For a status, its words as people read them. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Whether its values are words of the document's own, which are typed as they stand. */
  isEnumerated?: boolean | undefined;
  /** Whether it tells of what stands around the row, and so may stand in several rows; see `--expand`. */
  isOuter?: boolean | undefined;
  /** Whether the row comes out of a query that may have left out the status which says that nothing is paid for it. */
  isUncertain?: boolean | undefined;
  /** For a list, whether a table shows its rows in place of the items; see `Property`. */
  opens?: Property['rows'];
  /** For a list, what the schema says of its items. */
  items?: Schema | undefined;
  /** False where the field was only found in the data. */
  isDeclared: boolean;
}

/** Where a field stands among those of its row: its own ones come before those of what is around it. */
export function displayOrder({ isOuter, rank }: Pick<Field, 'isOuter' | 'rank'>): number {
  return isOuter === true && rank < ranks.secondary ? 61 + rank / 5 : rank;
}

/** How deep nested objects are unfolded into fields of their own. */
const maxUnfold = 3;

/**
 * The fields that a schema declares, in its order. An object without an id or name of its own is known by those of
 * the object in it: an ordered item by its product.
 */
export function declaredFields(schema: Schema | undefined, schemas: Schemas): Field[] {
  const fields = unfoldFields(schema, schemas, []);
  if (fields.some(({ path, meaning, isOuter }) => path.length === 1 && !isOuter && isIdentity(meaning)))
    return fields;
  return fields.map((field) =>
    field.path.length === 2 && !field.isOuter && isIdentity(field.meaning)
      ? { ...field, rank: field.rank - ranks.secondary }
      : field,
  );
}

function isIdentity(meaning: Meaning | undefined): boolean {
  return meaning === 'id' || meaning === 'name';
}

function unfoldFields(
  schema: Schema | undefined,
  schemas: Schemas,
  path: readonly string[],
  isOuter = false,
): Field[] {
  return propertiesOf(schema, schemas).flatMap((property: RowProperty) => {
    const ownPath = [...path, property.name];
    const isUnfolded = ownPath.length < maxUnfold && propertiesOf(property.schema, schemas).length > 0;
    if (isUnfolded)
      return unfoldFields(property.schema, schemas, ownPath, isOuter || property.isOuter === true);
    const { type, isEnumerated } = typeAndChoices(property, schemas);
    return [
      makeField(ownPath, kindOf(type, property.meaning), type, property, {
        items: itemSchemaOf(property.schema, schemas),
        opens: property.rows,
        isEnumerated,
        isDeclared: true,
        isOuter: isOuter || property.isOuter === true,
      }),
    ];
  });
}

/** A field that the row's schema does not declare, judged by a value, and by its name where the response knows it. */
export function foundField(path: readonly string[], value: JsonValue, known: KnownProperties): Field {
  const type = jsonTypeOf(value);
  const property = known.find(path.at(-1) ?? '');
  const said = property ?? bareProperty(value);
  return makeField(path, kindOf(type, said?.meaning), type, said, {
    items: type === 'array' ? property && itemSchemaOf(property.schema, known.schemas) : undefined,
    isEnumerated: property !== undefined && typeAndChoices(property, known.schemas).isEnumerated,
    isDeclared: property !== undefined && !known.isRearranged,
    isUncertain: known.hasStatusBeside(path.at(-1) ?? ''),
  });
}

function typeAndChoices({ schema }: Property, schemas: Schemas): { type: string; isEnumerated: boolean } {
  const plain = resolveSchema(schema, schemas);
  return { type: plain.type, isEnumerated: 'enum' in plain && plain.enum !== undefined };
}

/** What nothing declares tells by itself only that it is an address. */
function bareProperty(value: JsonValue): Pick<Property, 'meaning'> | undefined {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(value)
    ? { meaning: 'url' }
    : undefined;
}

/** What an element of a list is, of which the schema says no more than what the list's own meaning is. */
export function kindOfElement(value: JsonValue, meaning: Meaning | undefined): FieldKind {
  return kindOf(jsonTypeOf(value), meaning);
}

function makeField(
  path: readonly string[],
  kind: FieldKind,
  type: string,
  property: Pick<Property, 'meaning' | 'rank' | 'words' | 'labels'> | undefined,
  rest: Pick<Field, 'items' | 'opens' | 'isEnumerated' | 'isDeclared' | 'isOuter' | 'isUncertain'>,
): Field {
  const { meaning, words, labels } = property ?? {};
  const rank = (property?.rank ?? defaultRank(meaning, type)) + ranks.secondary * (path.length - 1);
  return { path, name: path.join('.'), kind, meaning, rank, words, labels, ...rest };
}

const kindByMeaning: Readonly<Partial<Record<Meaning, FieldKind>>> = {
  money: 'money',
  price: 'money',
  currency: 'currency',
  month: 'time',
  day: 'time',
  time: 'time',
  status: 'status',
};

function kindOf(type: string, meaning: Meaning | undefined): FieldKind {
  if (type === 'array') return 'list';
  if (type === 'object') return 'map';
  const byMeaning = meaning === undefined ? undefined : kindByMeaning[meaning];
  return byMeaning ?? (type === 'integer' || type === 'number' ? 'number' : 'text');
}
