/** Whether a response can be shown as asked, told from its schema: before anything is sent. */
import { UsageError, type Sentence } from '../errors.ts';
import type { Schemas } from '../model/schema.ts';
import { hasAmounts } from './chart/series.ts';
import { expandShape } from './rows/expand.ts';
import { declaredFields, type Field } from './rows/field.ts';
import type { Format, RenderOptions } from './options.ts';
import { parseColumn } from './rows/selection.ts';
import { rowSchema, type Shape } from './shape.ts';
import { parseSortKey } from './rows/sort.ts';

/** Formats whose lines are rows of one list. */
const rowFormats: ReadonlySet<Format> = new Set(['csv', 'tsv', 'text']);

/** Formats that have columns. */
const columnFormats: ReadonlySet<Format> = new Set(['table', 'csv', 'tsv', 'text']);

/** What of the options has to do with a response's shape. */
type ShapeOptions = Pick<RenderOptions, 'format' | 'expand' | 'sortBy' | 'columns'>;

/** @throws UsageError with everything that is wrong, naming what would be right */
export function checkShape(given: Shape, schemas: Schemas, options: ShapeOptions): void {
  const problems: Sentence[] = [];
  if (options.columns !== undefined && !columnFormats.has(options.format)) {
    problems.push((t) => t.output.columnsNotUsed(options.format));
  }
  const shape = options.expand === undefined ? given : expandShape(given, schemas, options.expand);
  if (shape.kind !== 'unknown') {
    problems.push(...formatProblems(shape, schemas, options));
    problems.push(...nameProblems(shape, schemas, options));
  }
  if (problems.length > 0) throw new UsageError(problems);
}

function formatProblems(
  shape: Shape,
  schemas: Schemas,
  { format, columns, sortBy }: ShapeOptions,
): Sentence[] {
  if (shape.kind === 'lists' && (rowFormats.has(format) || columns !== undefined || sortBy !== undefined)) {
    const asked = rowFormats.has(format) ? format : columns === undefined ? '--sort-by' : '--columns';
    return [(t) => t.output.severalLists(asked, shape.names.join(', '))];
  }
  return format === 'chart' && !hasAmounts(shape, schemas) ? [(t) => t.output.nothingToChart] : [];
}

function nameProblems(shape: Shape, schemas: Schemas, { columns, sortBy }: ShapeOptions): Sentence[] {
  const fields = declaredFields(rowSchema(shape), schemas);
  const names = fields.map(({ name }) => name).join(', ');
  // a schema that declares nothing forbids nothing
  const isUnknown = (name: string): boolean =>
    fields.length > 0 && !fields.some((field) => reaches(field, name));
  const asked = (columns ?? []).map((column) => parseColumn(column).path.join('.'));
  const problems: Sentence[] = asked
    .filter(isUnknown)
    .map((name) => (t) => t.output.noSuchColumn(name, names));
  if (sortBy === undefined || shape.kind === 'lists') return problems;
  const key = parseSortKey(sortBy);
  if (shape.kind !== 'list') problems.push((t) => t.output.notSortable);
  else if (isUnknown(key.name)) problems.push((t) => t.output.noSuchSortKey(key.name, names));
  return problems;
}

/** Whether a name is a field, an object that fields stand in, or something in a field that holds an object. */
function reaches(field: Field, name: string): boolean {
  if (field.name === name || field.name.startsWith(`${name}.`)) return true;
  return field.kind === 'map' && name.startsWith(`${field.name}.`);
}
