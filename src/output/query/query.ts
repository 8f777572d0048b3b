/** `--query`: JMESPath (jmespath.org, with the community's extensions) over a whole result. */
import { compile, tokenize } from '@jmespath-community/jmespath';
import { UsageError } from '../../errors.ts';
import { startWith } from '../../http/body.ts';
import { parseJson } from '../../json/parse.ts';
import { renderJson } from '../json.ts';
import { interpreter, type Expression } from './interpreter.ts';
import { parsePlain, writePlain, type KeyOrders } from './exact-number.ts';
import { resultSchema } from './result-schema.ts';
import { shapeOf } from '../shape.ts';
import type { Source } from '../source.ts';

/**
 * Reads an expression. What it gives turns a source into one whose only page is what the expression makes of the
 * result, all pages merged; that throws a UsageError where the expression does not fit the data.
 *
 * @throws UsageError that points at the column where the expression breaks
 */
export function compileQuery(expression: string): (source: Source) => Source {
  const { parsed, renamed } = parseQuery(expression, 'query');
  return (source) => ({
    ...source,
    shape: shapeOf(resultSchema(parsed, source.schema, source.schemas), source.schemas),
    isQueried: true,
    renamed,
    pages: queryPages(source, parsed, expression),
  });
}

/**
 * Reads an expression that is true or false of a document, by JMESPath's own rules: false, null and whatever is empty
 * are not true.
 *
 * @param flag its name, without dashes
 * @throws UsageError that points at the column where the expression breaks; so does what it gives, for a document that
 *   the expression does not fit
 * @throws JsonSyntaxError, from what it gives, where a text is not JSON
 */
export function compileCondition(expression: string, flag: string): (document: string) => boolean {
  const { parsed } = parseQuery(expression, flag);
  return (document) => {
    const value = parseJson(evaluate(parsed, document, { expression, flag }));
    if (value instanceof Map) return value.size > 0;
    if (Array.isArray(value)) return value.length > 0;
    return value !== null && value !== false && value !== '';
  };
}

/**
 * What the members of the objects that an expression makes were called before, as far as they were properties:
 * `[].{month: yearMonth}` gives month → yearMonth. Undefined where it makes no objects.
 */
function findRenamed(expression: Expression): Map<string, string> | undefined {
  const renamed = new Map<string, string>();
  let makesObjects = false;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, name, value } = node as { type?: unknown; name?: unknown; value?: unknown };
    if (type === 'MultiSelectHash') makesObjects = true;
    const before = type === 'KeyValuePair' ? propertyName(value) : undefined;
    if (typeof name === 'string' && before !== undefined) renamed.set(name, before);
    for (const part of Object.values(node)) visit(part);
  };
  visit(expression);
  return makesObjects ? renamed : undefined;
}

/** The name of the property that an expression such as `a` or `a.b` reads. */
function propertyName(node: unknown): string | undefined {
  const { type, name, right } = (node ?? {}) as { type?: unknown; name?: unknown; right?: unknown };
  if (type === 'Field' && typeof name === 'string') return name;
  return type === 'Subexpression' ? propertyName(right) : undefined;
}

async function* queryPages(source: Source, parsed: Expression, expression: string): AsyncGenerator<string> {
  const document = await readDocument(source);
  if (document !== '') yield evaluate(parsed, document, { expression, flag: 'query' });
}

/** All pages as one document; one alone is taken as it is. */
async function readDocument(source: Source): Promise<string> {
  const pages = source.pages[Symbol.asyncIterator]();
  const [first, second] = [await pages.next(), await pages.next()];
  if (first.done === true) return '';
  if (second.done === true) return first.value;
  let document = '';
  for await (const piece of renderJson({ ...source, pages: startWith([first.value, second.value], pages) }))
    document += piece;
  return document;
}

/** The result as JSON text. */
function evaluate(
  parsed: Expression,
  document: string,
  { expression, flag }: { expression: string; flag: string },
): string {
  const orders: KeyOrders = new WeakMap();
  const value = parsePlain(document, orders);
  try {
    return writePlain(interpreter.search(parsed, value), orders);
  } catch (error) {
    if (isTooDeep(error)) throw refuseDepth(flag, error);
    const reason = libraryReason(error);
    throw new UsageError((t) => t.output.queryFailed(flag, reason, functionColumn(expression, reason)), {
      cause: error,
    });
  }
}

/** An expression, and what it renames. */
interface Parsed {
  parsed: Expression;
  renamed: Map<string, string> | undefined;
}

/** @param flag its name, without dashes */
function parseQuery(expression: string, flag: string): Parsed {
  try {
    const parsed = compile(expression);
    return { parsed, renamed: findRenamed(parsed) };
  } catch (error) {
    if (isTooDeep(error)) throw refuseDepth(flag, error);
    const reason = libraryReason(error);
    const column = syntaxColumn(expression, reason);
    throw new UsageError((t) => t.output.querySyntax(flag, inSigns(reason), column), { cause: error });
  }
}

/** The library works by recursion: what the stack can't hold is an expression that nobody meant. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError;
}

function refuseDepth(flag: string, cause: unknown): UsageError {
  return new UsageError((t) => t.output.queryTooDeep(flag), { cause });
}

/** The library's reason, without its own word for a syntax error and without the character where its reading stopped. */
function libraryReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/^syntax( error)?[:,] /i, '').replace(/(for a JSON literal): .*$/s, '$1');
}

/** A reason with the signs that are typed in place of the library's names for them. */
function inSigns(reason: string): string {
  return reason
    .replace(/^invalid token \(EOF\): ""$|^unexpected token: \(EOF\)$/, 'unexpected end')
    .replace(/^unexpected token type: \w+, value: (.+)$/s, 'unexpected "$1"')
    .replaceAll(/\b[A-Z][a-z]+\b/g, (name) => (Object.hasOwn(signs, name) ? `"${signs[name]}"` : name))
    .replace(/, got: /, ', found ')
    .replace(/\bEOF\b/, 'the end');
}

const signs: Readonly<Record<string, string>> = {
  Colon: ':',
  Comma: ',',
  Dot: '.',
  Lbrace: '{',
  Lbracket: '[',
  Lparen: '(',
  Rbrace: '}',
  Rbracket: ']',
  Rparen: ')',
};

/**
 * Where an expression breaks, counted from 1. The library does not say, but the shortest beginning that breaks for
 * the same reason ends there: cut any shorter, it is merely unfinished.
 */
function syntaxColumn(expression: string, reason: string): number {
  if (reason.includes('EOF')) return expression.length + 1;
  const ends = tokenEnds(expression);
  const broken = ends.find(({ end }) => compileFailure(expression.slice(0, end)) === reason);
  return (broken?.start ?? expression.length) + 1;
}

/** Each token's extent; single characters where the text does not even fall into tokens. */
function tokenEnds(expression: string): { start: number; end: number }[] {
  try {
    const starts = tokenize(expression).map(({ start }) => start);
    return starts.map((start, index) => ({ start, end: starts[index + 1] ?? expression.length }));
  } catch {
    return Array.from(expression, (_, start) => ({ start, end: start + 1 }));
  }
}

function compileFailure(expression: string): string | undefined {
  try {
    compile(expression);
    return undefined;
  } catch (error) {
    return libraryReason(error);
  }
}

/** Where the function stands that a failure names; functions are all that fails once an expression is read. */
function functionColumn(expression: string, reason: string): number | undefined {
  const name = /\b([a-z_]+)\(\)/.exec(reason)?.[1];
  const at = name === undefined ? -1 : expression.search(new RegExp(`\\b${name}\\s*\\(`));
  return at < 0 ? undefined : at + 1;
}
