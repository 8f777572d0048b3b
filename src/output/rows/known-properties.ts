/** The properties that a response's schemas declare, by name: so that a row keeps its looks behind a query. */
import type { Property, Schema } from '../../model/command.ts';
import { resolveSchema, type Schemas } from '../../model/schema.ts';
import { countsByStatus, isOwnMonth } from './companion.ts';

/** What is known of a response: its schema, and what a query has made of it; a `Source` is one. */
export interface KnownSource {
  schema?: Schema | undefined;
  schemas: Schemas;
  /** Where a query makes objects of its own: the names of their members before, by the new name. */
  renamed?: ReadonlyMap<string, string> | undefined;
}

/** Looks names up in the schemas of a response; they are only read once the first name is asked for. */
export class KnownProperties {
  readonly schemas: Schemas;
  readonly #renamed: ReadonlyMap<string, string> | undefined;
  readonly #schema: Schema | undefined;
  #byName: Map<string, Property> | undefined;
  readonly #besideStatus = new Set<string>();

  constructor({ schema, schemas, renamed }: KnownSource) {
    this.#schema = schema;
    this.schemas = schemas;
    this.#renamed = renamed;
  }

  /** Of several properties of one name the outermost counts, and one that means something before one that doesn't. */
  find(name: string): Property | undefined {
    return this.#names().get(this.#renamed?.get(name) ?? name);
  }

  /** Whether the order of fields is the user's own, and not to be changed. */
  get isRearranged(): boolean {
    return this.#renamed !== undefined;
  }

  /** The names of what decides whether and how amounts add up: currencies, statuses, months. */
  get companions(): string[] {
    const names = [...this.#names().keys(), ...(this.#renamed?.keys() ?? [])];
    return names.filter((name) => {
      const property = this.find(name);
      return (
        property !== undefined &&
        (property.meaning === 'currency' || countsByStatus(property) || isOwnMonth(property))
      );
    });
  }

  /** Whether what declares a name also declares a status which may say that nothing is paid. */
  hasStatusBeside(name: string): boolean {
    this.#names();
    return this.#besideStatus.has(this.#renamed?.get(name) ?? name);
  }

  #names(): Map<string, Property> {
    return (this.#byName ??= collectProperties(this.#schema, this.schemas, this.#besideStatus));
  }
}

/**
 * Every property below a schema, the outermost first.
 *
 * @param besideStatus gets the names that stand beside a status with words for what is not paid
 */
function collectProperties(
  root: Schema | undefined,
  schemas: Schemas,
  besideStatus: Set<string>,
): Map<string, Property> {
  const found = new Map<string, Property>();
  const visited = new Set<string>();
  const pending: Schema[] = root === undefined ? [] : [root];
  for (const schema of pending) {
    if ('ref' in schema) {
      if (visited.has(schema.ref)) continue;
      visited.add(schema.ref);
    }
    const plain = resolveSchema(schema, schemas);
    if (plain.type === 'array') pending.push(plain.items);
    if (plain.type !== 'object') continue;
    const hasStatus = plain.properties?.some(countsByStatus) === true;
    for (const property of plain.properties ?? []) {
      if (hasStatus) besideStatus.add(property.name);
      if (found.get(property.name)?.meaning === undefined) found.set(property.name, property);
      pending.push(property.schema);
    }
    if (plain.additional !== undefined) pending.push(plain.additional);
  }
  return found;
}
