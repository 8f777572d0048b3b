/** Compiles schema objects (OpenAPI 3.0 section 4.7.24, 3.1 section 4.8.24) into the command model's schemas. */
import type { Property, Schema } from '../model/command.ts';
import { arrayAt, isObject, property, type JsonObject } from '../model/json-object.ts';
import { followReferences, partsOf, type PlainSchema } from '../model/schema.ts';
import { readFlagName, readMeaning } from './annotations.ts';
import { child, children, type Located } from './json-pointer.ts';
import { describeProperties } from './meaning.ts';
import { entityOf } from './naming.ts';
import type { Problems } from './problem.ts';
import { isPrintable, lineAt } from './prose.ts';
import type { References } from './reference.ts';
import { checkKeywords, countsOf, enumOf, limitsOf, noteOf, typeOf } from './schema-keywords.ts';
import { mergeSchemas } from './schema-merge.ts';

const componentPrefix = '/components/schemas/';
const maxComposition = 100;

/** Merging takes time with every branch for all those before it. */
const maxBranches = 100;

/**
 * The schemas of one document. References stay references (so recursive types are finite) and are compiled
 * when they are asked for, each once.
 */
export class SchemaCompiler {
  readonly #references: References;
  readonly #problems: Problems;
  readonly #claimName: (name: string) => string;
  readonly #targets = new Map<string, Located>();
  readonly #names = new Map<string, string>();
  readonly #compiled = new Map<string, Schema>();
  /** Those that an answer holds, with what their properties mean. */
  readonly #described = new Map<string, Schema>();
  /** The names being compiled right now: meeting one of them again means that a schema contains itself. */
  readonly #open = new Set<string>();

  /** @param claimName turns a schema's name in the document into one that is unique in the index */
  constructor(references: References, problems: Problems, claimName: (name: string) => string) {
    this.#references = references;
    this.#problems = problems;
    this.#claimName = claimName;
  }

  /** The schema that stands at a node; `any`, with a problem reported, where it makes no sense. */
  compile(node: Located): Schema {
    const { value, pointer } = node;
    if (!isObject(value)) {
      if (typeof value !== 'boolean') this.#problems.error(pointer, (t) => t.openapi.notAnObject);
      return { type: 'any' };
    }
    const located = { value, pointer };
    if (Object.hasOwn(value, '$ref')) return this.#compileReference(located);
    const branches = ['allOf', 'oneOf', 'anyOf'].some((keyword) => Array.isArray(value[keyword]));
    return branches ? this.#fold(located) : this.#compilePlain(located);
  }

  /** Follows references to a schema that is none; what the references say goes before what it says itself. */
  resolve(schema: Schema): PlainSchema {
    return followReferences(
      schema,
      (name) => this.#lookUp(name),
      (name) => this.#reportCycle(name),
    );
  }

  /** Every schema that the given ones refer to, directly or through others, by name. */
  collect(roots: readonly Schema[]): Map<string, Schema> {
    const found = new Map<string, Schema>();
    const pending = [...roots];
    for (let schema = pending.pop(); schema; schema = pending.pop()) {
      if (!('ref' in schema)) {
        pending.push(...partsOf(schema));
      } else if (!found.has(schema.ref)) {
        this.resolve(schema);
        const target = this.#described.get(schema.ref) ?? this.#lookUp(schema.ref);
        found.set(schema.ref, target);
        pending.push(target);
      }
    }
    return found;
  }

  /** An answer's schema with what its properties mean; so are, from here on, the schemas that it refers to. */
  describeAnswer(schema: Schema): Schema {
    const pending: string[] = [];
    const described = this.#annotate(schema, '', pending);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (this.#described.has(name)) continue;
      this.#described.set(name, this.#annotate(this.#lookUp(name), entityOf(name), pending));
    }
    return described;
  }

  /** @param pending gets the names of the schemas that are referred to */
  #annotate(schema: Schema, entity: string, pending: string[]): Schema {
    if ('ref' in schema) {
      pending.push(schema.ref);
      return schema;
    }
    if (schema.type === 'array') return { ...schema, items: this.#annotate(schema.items, '', pending) };
    if (schema.type !== 'object') return schema;
    const { properties, additional } = schema;
    const inner = (properties ?? []).map((item) => ({
      ...item,
      ...this.#sharedMeaning(item),
      schema: this.#annotate(item.schema, '', pending),
    }));
    return {
      ...schema,
      ...(properties && { properties: describeProperties(inner, entity, (part) => this.resolve(part)) }),
      ...(additional && { additional: this.#annotate(additional, '', pending) }),
    };
  }

  /** A property that says nothing itself means what the schema says that it refers to. */
  #sharedMeaning({ schema, meaning, rank, words, rows }: Property): Partial<Property> {
    const target = 'ref' in schema ? this.#targets.get(schema.ref) : undefined;
    if (target === undefined || [meaning, rank, words, rows].some((said) => said !== undefined)) return {};
    return readMeaning(target, this.#problems);
  }

  #compileReference(node: Located<JsonObject>): Schema {
    const target = this.#references.target(node);
    if (!target) return { type: 'any' };
    return { ref: this.#nameOf(target), ...noteOf(node) };
  }

  #nameOf(target: Located): string {
    const known = this.#names.get(target.pointer);
    if (known !== undefined) return known;
    const component = target.pointer.startsWith(componentPrefix)
      ? target.pointer.slice(componentPrefix.length)
      : target.pointer;
    const name = this.#claimName(component.includes('/') ? target.pointer : component);
    this.#names.set(target.pointer, name);
    this.#targets.set(name, target);
    return name;
  }

  #lookUp(name: string): Schema {
    const known = this.#compiled.get(name);
    if (known) return known;
    const target = this.#targets.get(name);
    if (!target) return { type: 'any' };
    if (this.#open.has(name) || this.#open.size > maxComposition) {
      this.#problems.warn(target.pointer, (t) => t.openapi.recursiveComposition(name));
      return { type: 'any' };
    }
    this.#open.add(name);
    const schema = this.compile(target);
    this.#open.delete(name);
    this.#compiled.set(name, schema);
    return schema;
  }

  #reportCycle(name: string): void {
    const pointer = this.#targets.get(name)?.pointer ?? '';
    this.#problems.error(pointer, (t) => t.openapi.cyclicReference(name));
  }

  #fold(node: Located<JsonObject>): Schema {
    const own = this.#compilePlain(node);
    const branches = (keyword: string): Schema[] =>
      children(child(node, keyword))
        .filter(([, branch]) => property(branch.value, 'type') !== 'null')
        .map(([, branch]) => this.compile(branch));
    const count = ['allOf', 'oneOf', 'anyOf'].reduce((sum, key) => sum + arrayAt(node.value, key).length, 0);
    if (count > maxBranches) {
      this.#problems.warn(node.pointer, (t) => t.openapi.recursiveComposition(node.pointer));
      return { ...own, type: 'any' };
    }
    const every = branches('allOf');
    const either = [branches('oneOf'), branches('anyOf')];
    const [only, ...others] = [...every, ...either.flat()];
    if (only && others.length === 0 && own.type === 'any') return annotate(only, own);
    const alternatives = either.flatMap((list) => {
      const [first, ...rest] = list.map((branch) => this.resolve(branch));
      return first ? [rest.reduce((merged, branch) => mergeSchemas(merged, branch, 'any'), first)] : [];
    });
    const merging = [...every.map((branch) => this.resolve(branch)), ...alternatives];
    return merging.reduce((merged, branch) => mergeSchemas(merged, branch, 'all'), own);
  }

  #compilePlain(node: Located<JsonObject>): PlainSchema {
    const { value } = node;
    const type = typeOf(value);
    checkKeywords(node, this.#problems);
    const note = noteOf(node);
    if (type === 'object') return { type, ...note, ...this.#compileObject(node) };
    if (type === 'array') {
      const items =
        value['items'] === undefined ? { type: 'any' as const } : this.compile(child(node, 'items'));
      return { type, ...note, items, ...countsOf(value) };
    }
    const format = lineAt(node, 'format');
    const values = enumOf(value);
    return {
      type,
      ...note,
      ...(format !== undefined && { format }),
      ...(values.length > 0 && { enum: values }),
      ...limitsOf(value),
    };
  }

  #compileObject(node: Located<JsonObject>) {
    const properties = children(child(node, 'properties')).map(([name, schema]): Property => {
      if (!isPrintable(name)) this.#problems.error(schema.pointer, (t) => t.openapi.unsafeName(name));
      const flagName = readFlagName(schema, this.#problems);
      return {
        name,
        schema: this.compile(schema),
        ...(flagName !== undefined && { flagName }),
        ...readMeaning(schema, this.#problems),
      };
    });
    const list: unknown = node.value['required'];
    const required = Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
    const additional = child(node, 'additionalProperties');
    const open = additional.value !== undefined && additional.value !== false;
    return {
      ...(properties.length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(open && { additional: this.compile(additional) }),
    };
  }
}

/** A composition of one branch is the way to add words to a reference. */
function annotate(schema: Schema, own: PlainSchema): Schema {
  if (!('ref' in schema)) return mergeSchemas(own, schema, 'all');
  const { type: _, ...note } = own;
  return { ...schema, ...note };
}
