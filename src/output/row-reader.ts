/** Rows read into cells: one walk over an object puts every value in its field's place. */
import { JsonNumber, type JsonObject, type JsonValue } from '../json/value.ts';
import type { Schema } from '../model/command.ts';
import { declaredFields, foundField, type Field } from './field.ts';
import type { Schemas } from './schema.ts';

/** A row's values by the index of their field; a hole where the row has none. */
export type Cells = (JsonValue | undefined)[];

/** A property: a field of its own, an object whose properties are fields, or both where the data says both. */
interface Node {
  index?: number;
  children?: Map<string, Node>;
}

/** Knows the fields, and learns those that the schema does not declare from the rows it reads. */
export class RowReader {
  readonly fields: Field[] = [];
  readonly #root = new Map<string, Node>();

  constructor(schema: Schema | undefined, schemas: Schemas) {
    for (const field of declaredFields(schema, schemas)) this.#declare(field);
  }

  /** A row's cells. A row that is no object is one field named `value`. */
  read(row: JsonValue): Cells {
    const cells: Cells = [];
    this.#readObject(row instanceof Map ? row : new Map([['value', row]]), this.#root, [], cells);
    return cells;
  }

  #readObject(object: JsonObject, nodes: Map<string, Node>, path: readonly string[], cells: Cells): void {
    for (const [key, value] of object) {
      let node = nodes.get(key);
      if (node === undefined) nodes.set(key, (node = {}));
      if (node.children !== undefined && value instanceof Map) {
        this.#readObject(value, node.children, [...path, key], cells);
      } else if (node.children === undefined || value !== null) {
        node.index ??= this.fields.push(foundField([...path, key], value)) - 1;
        cells[node.index] = value;
      }
    }
  }

  #declare(field: Field): void {
    let nodes = this.#root;
    for (const key of field.path.slice(0, -1)) {
      let node = nodes.get(key);
      if (node === undefined) nodes.set(key, (node = {}));
      nodes = node.children ??= new Map<string, Node>();
    }
    nodes.set(field.path.at(-1) ?? '', { index: this.fields.push(field) - 1 });
  }
}

/** Whether a value is one that a cell can show as it is. */
export function isScalar(value: JsonValue): value is null | boolean | string | JsonNumber {
  return !Array.isArray(value) && !(value instanceof Map);
}
