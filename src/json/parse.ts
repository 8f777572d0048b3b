/** JSON text to a value, numbers kept as they are written. */
import { expectEnd, opensContainer, scanContainer, skipScalar, skipSpace } from './scan.ts';
import { JsonNumber, type JsonValue } from './value.ts';

/**
 * Parses strict JSON (RFC 8259). Of a key that stands twice, the last value counts.
 *
 * @throws JsonSyntaxError with line and column; also for nesting deeper than 1000
 */
export function parseJson(text: string): JsonValue {
  const parser = new Parser(text);
  const value = parser.value(skipSpace(text, 0), 0);
  expectEnd(text, parser.end);
  return value;
}

/** Reads one value after another; `end` is where the last one ended. */
class Parser {
  readonly #text: string;
  end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(at: number, depth: number): JsonValue {
    if (!opensContainer(this.#text, at)) return this.#scalar(at);
    return this.#text.charAt(at) === '{' ? this.#object(at, depth) : this.#array(at, depth);
  }

  #object(at: number, depth: number): JsonValue {
    const object = new Map<string, JsonValue>();
    this.end = scanContainer(this.#text, at, depth, (valueAt, keyAt, keyEnd) => {
      object.set(stringOf(this.#text.slice(keyAt, keyEnd)), this.value(valueAt, depth + 1));
      return this.end;
    });
    return object;
  }

  #array(at: number, depth: number): JsonValue {
    const array: JsonValue[] = [];
    this.end = scanContainer(this.#text, at, depth, (valueAt) => {
      array.push(this.value(valueAt, depth + 1));
      return this.end;
    });
    return array;
  }

  #scalar(at: number): JsonValue {
    this.end = skipScalar(this.#text, at);
    const token = this.#text.slice(at, this.end);
    switch (token.charAt(0)) {
      case '"':
        return stringOf(token);
      case 't':
        return true;
      case 'f':
        return false;
      case 'n':
        return null;
      default:
        return new JsonNumber(token);
    }
  }
}

/** The string that a valid string token stands for. */
export function stringOf(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
}
