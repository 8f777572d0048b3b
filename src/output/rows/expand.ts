/** `--expand`: the rows of a list inside each item, in place of the items; behind its own, each row has what its item says. */
import { UsageError } from '../../errors.ts';
import { parseJson } from '../../json/parse.ts';
import type { JsonMap, JsonValue } from '../../json/value.ts';
import { writeJson } from '../../json/write.ts';
import type { Property, Schema } from '../../model/command.ts';
import { itemSchemaOf, propertiesOf, type Schemas } from '../../model/schema.ts';
import { declaredFields, type RowProperty } from './field.ts';
import { readItems } from '../items.ts';
import type { RenderOptions } from '../options.ts';
import { splitPath, valueAt } from './path.ts';
import { namesIn } from './row.ts';
import type { Shape } from '../shape.ts';
import type { Source } from '../source.ts';

/** The source whose items are the rows of the lists at `name`. Rows come in the order of their items. */
export function expandSource(source: Source, name: string, note: RenderOptions['note']): Source {
  const { schemas, isQueried } = source;
  const isUnchecked = isQueried === true && !expandableNames(source.shape, schemas).includes(name);
  const shape = expandShape(isUnchecked ? { kind: 'unknown' } : source.shape, schemas, name);
  return { ...source, shape, pages: expandPages(source, name, note) };
}

/**
 * The shape of what {@link expandSource} gives.
 *
 * @throws UsageError where the schema declares no such list; it names those that there are
 */
export function expandShape(shape: Shape, schemas: Schemas, name: string): Shape {
  if (shape.kind === 'unknown') return shape;
  const item = itemOf(shape);
  const lists = expandableNames(shape, schemas);
  if (item === undefined || !lists.includes(name)) throw unknownList(name, lists);
  const path = splitPath(name);
  const rowSchema = schemaAt(item, path, schemas);
  const row = itemSchemaOf(rowSchema, schemas);
  if (shape.kind === 'lists') return { kind: 'list', item: row ?? { type: 'any' } };
  const kept = withoutPath(propertiesOf(item, schemas), path, schemas);
  const own = propertiesOf(row, schemas);
  const added =
    own.length > 0 ? own : [{ name: path.at(-1) ?? name, schema: row ?? { type: 'any' as const } }];
  const taken = new Set(kept.map((property) => property.name));
  const renamed = added.map((property) => ({ ...property, name: rowKey(property.name, taken, name) }));
  const outer = kept.map((property): RowProperty => ({ ...property, isOuter: true }));
  return { kind: 'list', item: { type: 'object', properties: [...renamed, ...outer] } };
}

/** The lists that a shape's items declare; for an object of several lists these. */
function expandableNames(shape: Shape, schemas: Schemas): string[] {
  if (shape.kind === 'lists') return shape.names;
  return declaredFields(itemOf(shape), schemas)
    .filter(({ kind }) => kind === 'list')
    .map(({ name }) => name);
}

function itemOf(shape: Shape): Schema | undefined {
  if (shape.kind === 'list') return shape.item;
  return shape.kind === 'lists' || shape.kind === 'record' ? shape.schema : undefined;
}

function schemaAt(schema: Schema | undefined, path: readonly string[], schemas: Schemas): Schema | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return schema;
  const property = propertiesOf(schema, schemas).find((candidate) => candidate.name === first);
  return schemaAt(property?.schema, rest, schemas);
}

function withoutPath(properties: readonly Property[], path: readonly string[], schemas: Schemas): Property[] {
  const [first, ...rest] = path;
  return properties.flatMap((property) => {
    if (property.name !== first) return [property];
    if (rest.length === 0) return [];
    const inner = withoutPath(propertiesOf(property.schema, schemas), rest, schemas);
    return [{ ...property, schema: { type: 'object' as const, properties: inner } }];
  });
}

async function* expandPages(
  source: Source,
  name: string,
  note: RenderOptions['note'],
): AsyncGenerator<string> {
  const path = splitPath(name);
  const isWhole = source.shape.kind === 'lists';
  let sample: JsonValue | undefined;
  let hasList = source.shape.kind !== 'unknown' && source.isQueried !== true;
  for await (const items of readItems(source)) {
    const rows: string[] = [];
    // nothing found is nothing to expand, and no list without rows
    if (items.length === 1 && items[0]?.trim() === 'null') {
      yield 'null';
      continue;
    }
    for (const item of items.map(parseJson)) {
      sample ??= item;
      const list = valueAt(item, path);
      if (!Array.isArray(list)) continue;
      hasList = true;
      for (const row of rowsOf(item, list, path, isWhole)) rows.push(writeJson(row));
    }
    yield `[${rows.join(',')}]`;
  }
  // without a schema a slip of the pen shows only here
  if (!hasList && sample !== undefined) note?.((t) => t.output.unseen(name, namesIn(sample)));
}

function rowsOf(item: JsonValue, list: JsonValue[], path: readonly string[], isWhole: boolean): JsonValue[] {
  if (isWhole || !(item instanceof Map)) return list;
  const kept = without(item, path);
  const taken = new Set(kept.keys());
  return list.map((element) => {
    const members = element instanceof Map ? element : new Map([[path.at(-1) ?? '', element]]);
    const own = Array.from(members, ([key, value]) => [rowKey(key, taken, path.join('.')), value] as const);
    return new Map([...own, ...kept]);
  });
}

function without(object: JsonMap, path: readonly string[]): JsonMap {
  const [first = '', ...rest] = path;
  const kept = new Map(object);
  const inner = kept.get(first);
  if (rest.length > 0 && inner instanceof Map) kept.set(first, without(inner, rest));
  else kept.delete(first);
  return kept;
}

/** What a row's own property is called beside those of its item. */
function rowKey(key: string, taken: ReadonlySet<string>, name: string): string {
  return taken.has(key) ? `${name}.${key}` : key;
}

function unknownList(name: string, lists: readonly string[]): UsageError {
  return new UsageError((t) => t.output.noSuchList(name, lists.join(', ')));
}
