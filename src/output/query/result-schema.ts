/** What the schema of an answer says of a query's result, where the query only picks: what it makes anew has none. */
import type { Schema } from '../../model/command.ts';
import { itemSchemaOf, propertiesOf, type Schemas } from '../../model/schema.ts';
import type { Expression } from './interpreter.ts';

/** A node of an expression, as far as it matters here. */
interface Node {
  type?: unknown;
  name?: unknown;
  left?: unknown;
  right?: unknown;
  child?: unknown;
  children?: unknown;
}

/** The schema of what an expression gives; `undefined` where nothing is known of it. */
export function resultSchema(
  expression: Expression,
  schema: Schema | undefined,
  schemas: Schemas,
): Schema | undefined {
  const visit = (node: unknown, given: Schema | undefined): Schema | undefined => {
    if (given === undefined || typeof node !== 'object' || node === null) return undefined;
    const { type, name, left, right, child, children }: Node = node;
    const itemOf = (list: Schema | undefined): Schema | undefined => itemSchemaOf(list, schemas);
    switch (type) {
      case 'Identity':
      case 'Current':
        return given;
      case 'Field':
        return propertiesOf(given, schemas).find((property) => property.name === name)?.schema;
      case 'Index':
        return itemOf(given);
      case 'Slice':
        return given;
      case 'Subexpression':
      case 'IndexExpression':
      case 'Pipe':
        return visit(right, visit(left, given));
      case 'Flatten': {
        const list = visit(child, given);
        const item = itemOf(list);
        return itemOf(item) === undefined ? list : item;
      }
      case 'Projection':
      case 'FilterProjection':
        return listOf(visit(right, itemOf(visit(left, given))));
      case 'Function': {
        const first = visit(Array.isArray(children) ? children[0] : undefined, given);
        if (name === 'sort_by' || name === 'reverse' || name === 'sort') return first;
        return name === 'max_by' || name === 'min_by' ? itemOf(first) : undefined;
      }
      default:
        return undefined;
    }
  };
  return visit(expression, schema);
}

function listOf(items: Schema | undefined): Schema | undefined {
  return items && { type: 'array', items };
}
