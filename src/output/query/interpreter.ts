/**
 * The query library's interpreter, extended so that an `ExactNumber` is a number.
 *
 * Three things of it are replaced: how it visits the few kinds of node that look into numbers, how it tells types,
 * and the scopes of `let`, which are interpreters of their own. It is the library's one instance, which nothing
 * else uses; the library's version is pinned, and the tests run its functions over exact numbers.
 */
import {
  TreeInterpreter,
  TYPE_ARRAY,
  TYPE_BOOLEAN,
  TYPE_EXPREF,
  TYPE_NULL,
  TYPE_NUMBER,
  TYPE_OBJECT,
  TYPE_STRING,
  type compile,
  type JSONValue,
} from '@jmespath-community/jmespath';
import { addDecimals, compareDecimals } from '../number.ts';
import { ExactNumber, numberText, withoutExact, writePlain } from './exact-number.ts';

export type Expression = ReturnType<typeof compile>;
type Interpreter = typeof TreeInterpreter;
type Input = Parameters<Interpreter['visit']>[1];
type Output = ReturnType<Interpreter['visit']>;

// oxlint-disable-next-line unbound-method -- called with each interpreter in turn
const visitAsBefore = TreeInterpreter.visit;

/** The interpreter; made ready once, when this module is loaded. */
export const interpreter = makeExact(TreeInterpreter);

function makeExact(target: Interpreter): Interpreter {
  const makeScope = target.withScope.bind(target);
  target.visit = (node, value) => visit(target, node, value);
  target.withScope = (scope) => makeExact(makeScope(scope));
  // private in the library's types, and the one place where it tells what a value is
  Object.defineProperty(target.runtime, 'getTypeName', { value: typeNumberOf });
  return target;
}

function visit(target: Interpreter, node: Expression, value: Input): Output {
  const asBefore = (changed: Expression): Output => visitAsBefore.call(target, changed, value);
  const compute = (operand: Expression): Expression =>
    literal(withoutExact(asData(target.visit(operand, value))));
  switch (node.type) {
    case 'Comparator':
    case 'Arithmetic':
      return asBefore({ ...node, left: compute(node.left), right: compute(node.right) });
    case 'Unary':
      return asBefore({ ...node, operand: compute(node.operand) });
    case 'Field':
      return ownMember(asData(value), node.name);
    case 'MultiSelectHash': {
      // The library assigns, to which some names mean something else.
      if (value === null || value === undefined) return null;
      const members = node.children.map((child) => [child.name, target.visit(child.value, value)] as const);
      return Object.fromEntries(members) as Output;
    }
    case 'ValueProjection': {
      const base = asData(target.visit(node.left, value));
      return base instanceof ExactNumber ? null : asBefore({ ...node, left: literal(base) });
    }
    case 'Function': {
      const args = node.children.map((child) => asData(target.visit(child, value)));
      const exact = exactResult(node.name, args);
      return exact ?? asBefore({ ...node, children: args.map(literal) });
    }
    default:
      return asBefore(node);
  }
}

/** What a function gives that would lose digits, or not find them; `undefined` leaves it to the library. */
function exactResult(name: string, args: readonly JSONValue[]): JSONValue | undefined {
  const [first, second] = args;
  if (first === undefined) return undefined;
  switch (`${name}/${args.length}`) {
    case 'contains/2':
      if (!Array.isArray(first) || second === undefined) return undefined;
      return first.map(withoutExact).includes(withoutExact(second));
    case 'to_string/1':
      return typeof first === 'string' ? first : writePlain(first, new WeakMap());
    case 'sum/1':
      return Array.isArray(first) ? exactSum(first) : undefined;
    case 'max/1':
      return Array.isArray(first) ? utmost(first, 1) : undefined;
    case 'min/1':
      return Array.isArray(first) ? utmost(first, -1) : undefined;
    default:
      return undefined;
  }
}

/** The greatest number of a list, or with -1 as direction the least. */
function utmost(values: readonly JSONValue[], direction: 1 | -1): JSONValue | undefined {
  let best: { value: JSONValue; text: string } | undefined;
  for (const value of values) {
    const text = numberText(value);
    if (text === undefined) return undefined;
    if (best === undefined || compareDecimals(text, best.text) * direction > 0) best = { value, text };
  }
  return best?.value;
}

function exactSum(values: readonly JSONValue[]): JSONValue | undefined {
  const numbers = values.map(numberText).filter((text) => text !== undefined);
  const sum = numbers.length === values.length ? addDecimals(numbers) : undefined;
  return sum === undefined ? undefined : new ExactNumber(sum);
}

function literal(value: JSONValue): Expression {
  return { type: 'Literal', value };
}

function ownMember(value: JSONValue, name: string): JSONValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof ExactNumber)
    return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** An expression (`&field`) is never looked into here, and looks like data. */
function asData(value: Input | Output): JSONValue {
  return value as JSONValue;
}

function typeNumberOf(value: unknown): number | undefined {
  if (value === null) return TYPE_NULL;
  if (value instanceof ExactNumber || typeof value === 'number') return TYPE_NUMBER;
  if (typeof value === 'string') return TYPE_STRING;
  if (typeof value === 'boolean') return TYPE_BOOLEAN;
  if (Array.isArray(value)) return TYPE_ARRAY;
  if (typeof value !== 'object') return undefined;
  return 'expref' in value && value.expref === true ? TYPE_EXPREF : TYPE_OBJECT;
}
