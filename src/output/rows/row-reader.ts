/** Rows read whole: one walk over an object puts every value in its field's place. */
import type { JsonMap, JsonValue } from '../../json/value.ts';
import type { Schema } from '../../model/command.ts';
import { declaredFields, foundField, type Field } from './field.ts';
import { KnownProperties, type KnownSource } from './known-properties.ts';
import { toObject, type Cells, type RowReader } from './row.ts';

/** A property: a field of its own, an object whose properties are fields, or both where the data says both. */
interface Node {
  index?: number;
  children?: Map<string, Node>;
}

/** Knows the declared fields, and adds those that the schema does not declare as rows bring them. */
export class WholeRowReader implements RowReader {
  readonly fields: Field[] = [];
  readonly #root = new Map<string, Node>();

  readonly #known: KnownProperties;

  constructor(schema: Schema | undefined, known: KnownSource) {
    this.#known = new KnownProperties(known);
    for (const field of declaredFields(schema, known.schemas)) this.#declare(field);
  }

  read(row: JsonValue): Cells {
    const cells: Cells = [];
    this.#readObject(toObject(row), this.#root, [], cells);
    return cells;
  }

  #readObject(object: JsonMap, nodes: Map<string, Node>, path: readonly string[], cells: Cells): void {
    for (const [key, value] of object) {
      const node = nodes.get(key);
      if (node?.children !== undefined && value instanceof Map) {
        this.#readObject(value, node.children, [...path, key], cells);
      } else if (node?.index !== undefined) {
        cells[node.index] = value;
      } else if (value !== null) {
        // a null does not tell what the field will hold
        const index = this.fields.push(foundField([...path, key], value, this.#known)) - 1;
        nodes.set(key, { ...node, index });
        cells[index] = value;
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
