/** From the text of a YAML or JSON file to a parsed OpenAPI document that knows where everything stands. */
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Sentence } from '../errors.ts';
import { once } from '../lazy.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { createJsonFinder } from './json-position.ts';
import { checkSize, checkTokens, findDuplicateKey, findPosition } from './yaml-nodes.ts';
import type { Position, Problem, ProblemSource } from './problem.ts';

/** Longest text that is read, in UTF-16 units; more than twice the largest document known. */
export const maxDocumentLength = 32 * 1024 * 1024;

/** References to one anchor are common (shared security lists), but each may multiply the ones inside it. */
const maxAliasCount = 10_000;

/** A parsed file, of whatever content. */
export interface ParsedFile extends ProblemSource {
  root: JsonObject;
}

/** A parsed OpenAPI 3.0 or 3.1 document. */
export interface OpenApiDocument extends ParsedFile {
  version: '3.0' | '3.1';
  /** A user added it; see `ApiCommand.added`. */
  added?: true;
}

export type Loaded<T> = { ok: true; document: T } | { ok: false; problems: Problem[] };

/**
 * Parses an OpenAPI document. Never throws: text that is no such document comes back as problems.
 *
 * @param name what problems call the document, its file name as a rule
 */
export function loadDocument(name: string, text: string): Loaded<OpenApiDocument> {
  const parsed = parseFile(name, text);
  if (!parsed.ok) return parsed;
  const found = parsed.document.root['openapi'];
  const version = typeof found === 'string' ? /^3\.[01](?=\.|$)/.exec(found)?.[0] : undefined;
  if (version === '3.0' || version === '3.1') {
    return { ok: true, document: { ...parsed.document, version } };
  }
  const position = parsed.document.locate('/openapi');
  return refuse(
    name,
    position,
    (t) => t.openapi.unknownVersion(typeof found === 'string' ? found : ''),
    '/openapi',
  );
}

/** Parses any YAML or JSON file whose root is a mapping; never throws. */
export function parseFile(name: string, text: string): Loaded<ParsedFile> {
  const start = { line: 1, column: 1 };
  if (text.length > maxDocumentLength) {
    return refuse(name, start, (t) => t.openapi.tooLarge(maxDocumentLength / 1024 / 1024));
  }
  const json = parseJsonObject(text);
  if (json) return finish(name, json, locateInJson(text));
  const fault = checkTokens(text);
  if (fault !== undefined) return refuse(name, start, (t) => t.openapi[fault]);
  try {
    const lines = new LineCounter();
    const document = parseYaml(text, lines);
    const [error] = document.errors;
    if (error) {
      // What follows a semicolon is advice to who calls the parser.
      const [reason = error.code] = error.message.split(/[;\n]/, 1);
      return refuse(name, positionAt(lines, error.pos[0]), (t) => t.openapi.notYaml(reason));
    }
    const duplicate = findDuplicateKey(document.contents);
    if (duplicate) {
      const position = positionAt(lines, duplicate.offset);
      return refuse(name, position, (t) => t.openapi.duplicateKey(duplicate.key));
    }
    const root: unknown = document.toJS({ maxAliasCount });
    return finish(name, root, (pointer) => positionAt(lines, findPosition(document, pointer)));
  } catch {
    // The parser throws where nesting exhausts the stack and where aliases multiply beyond the limit.
    return refuse(name, start, (t) => t.openapi.tooComplex);
  }
}

function finish(name: string, root: unknown, locate: ProblemSource['locate']): Loaded<ParsedFile> {
  const start = { line: 1, column: 1 };
  if (!isObject(root)) return refuse(name, start, (t) => t.openapi.notAMapping);
  if (!checkSize(root)) return refuse(name, start, (t) => t.openapi.tooComplex);
  return { ok: true, document: { name, root, locate } };
}

/** Most documents have no problem to be placed, so nothing is scanned before the first. */
function locateInJson(text: string): ProblemSource['locate'] {
  const source = once(() => {
    const lines = new LineCounter();
    for (let at = 0; at !== -1; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
    return { lines, find: createJsonFinder(text) };
  });
  return (pointer) => {
    const { lines, find } = source();
    return positionAt(lines, find(pointer));
  };
}

/** JSON is tried first, since reading it as YAML takes twenty times as long. */
function parseJsonObject(text: string): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return value;
  } catch {
    return undefined;
  }
}

function parseYaml(text: string, lineCounter: LineCounter): Document {
  return parseDocument(text, {
    lineCounter,
    // A directive in the file must not bring back YAML 1.1, whose dates and sets have no twin in JSON.
    schema: 'core',
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
    // The parser compares every key of a mapping with every other; findDuplicateKey takes one pass.
    uniqueKeys: false,
  });
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function refuse(source: string, position: Position, sentence: Sentence, pointer = ''): Loaded<never> {
  return { ok: false, problems: [{ severity: 'error', source, pointer, ...position, sentence }] };
}
