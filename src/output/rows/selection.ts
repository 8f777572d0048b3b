/** `--columns`: the fields a user asked for, in the user's order. */
import type { JsonValue } from '../../json/value.ts';
import type { Schema } from '../../model/command.ts';
import { declaredFields, foundField, type Field } from './field.ts';
import { KnownProperties, type KnownSource } from './known-properties.ts';
import { splitPath, valueAt } from './path.ts';
import { toObject, type Cells, type RowReader } from './row.ts';
import { WholeRowReader } from './row-reader.ts';

/** One column asked for. */
export interface Selected {
  heading: string;
  path: readonly string[];
}

/** Reads `path` or `HEADING:path`. */
export function parseColumn(spec: string): Selected {
  const colon = spec.indexOf(':');
  const name = spec.slice(colon + 1);
  return { heading: colon > 0 ? spec.slice(0, colon) : name, path: splitPath(name) };
}

/**
 * The reader for a list's rows or for a record, with the columns asked for if any were.
 *
 * @param schema what declares the row's fields
 * @param known the whole response, for names that the row's schema does not declare
 */
export function makeReader(
  schema: Schema | undefined,
  known: KnownSource,
  columns: readonly string[] | undefined,
): RowReader {
  if (columns === undefined) return new WholeRowReader(schema, known);
  const declared = declaredFields(schema, known.schemas);
  return new SelectionReader(columns.map(parseColumn), declared, new KnownProperties(known));
}

/** Reads just the selected fields of a row, and behind them the currencies and statuses that belong to them. */
class SelectionReader implements RowReader {
  readonly fields: Field[];
  readonly headings: readonly string[];
  readonly #open = new Set<number>();
  readonly #known: KnownProperties;

  constructor(selected: readonly Selected[], declared: readonly Field[], known: KnownProperties) {
    this.#known = known;
    this.headings = selected.map(({ heading }) => heading);
    const paths = [...selected.map(({ path }) => path), ...companionPaths(selected, known.companions)];
    this.fields = paths.map((path, index) => {
      const found = declared.find(({ name }) => name === path.join('.'));
      if (found === undefined) this.#open.add(index);
      return found ?? foundField(path, null, known);
    });
  }

  get unseen(): string[] {
    return this.headings.filter((_, index) => this.#open.has(index));
  }

  read(row: JsonValue): Cells {
    const object = toObject(row);
    const cells = this.fields.map(({ path }) => valueAt(object, path));
    for (const index of this.#open) this.#learn(index, cells[index]);
    return cells;
  }

  /** What a field holds that no schema declares shows with its first value. */
  #learn(index: number, value: JsonValue | undefined): void {
    const path = this.fields[index]?.path;
    if (path === undefined || value === undefined || value === null) return;
    this.fields[index] = foundField(path, value, this.#known);
    this.#open.delete(index);
  }
}

/** Where what belongs to the selected fields may stand: beside each, and beside what is around it. */
function companionPaths(selected: readonly Selected[], companions: readonly string[]): string[][] {
  const names = new Set<string>();
  for (const { path } of selected) {
    for (let depth = 0; depth < path.length; depth += 1)
      for (const name of companions) names.add([...path.slice(0, depth), name].join('.'));
  }
  for (const { path } of selected) names.delete(path.join('.'));
  return [...names].map(splitPath);
}
