/** From the text of a YAML or JSON file to a parsed OpenAPI document that knows where everything stands. */
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Sentence } from '../errors.ts';
import { isObject, type JsonObject } from '../model/json-object.ts';
import { checkSize, checkTokens, findDuplicateKey, findPosition } from './yaml-nodes.ts';
import type { Position, Problem, ProblemSource } from './problem.ts';

/** Longest text that is read, in UTF-16 units; 8 times the largest document known. */
export const maxDocumentLength = 8 * 1024 * 1024;

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
  if (json) return finish(name, json, text);
  if (!checkTokens(text)) return refuse(name, start, (t) => t.openapi.tooComplex);
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
    return finish(name, root, text, { document, lines });
  } catch {
    // The parser throws where nesting exhausts the stack and where aliases multiply beyond the limit.
    return refuse(name, start, (t) => t.openapi.tooComplex);
  }
}

interface YamlSource {
  document: Document;
  lines: LineCounter;
}

function finish(name: string, root: unknown, text: string, parsed?: YamlSource): Loaded<ParsedFile> {
  const start = { line: 1, column: 1 };
  if (!isObject(root)) return refuse(name, start, (t) => t.openapi.notAMapping);
  if (!checkSize(root)) return refuse(name, start, (t) => t.openapi.tooComplex);
  let source = parsed;
  const locate = (pointer: string): Position => {
    if (!source) {
      const lines = new LineCounter();
      source = { document: parseYaml(text, lines), lines };
    }
    return positionAt(source.lines, findPosition(source.document, pointer));
  };
  return { ok: true, document: { name, root, locate } };
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
