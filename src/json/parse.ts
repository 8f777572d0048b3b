/** JSON text to a value, numbers kept as they are written, or to whatever shape a caller holds JSON in. */
import { expectEnd, opensContainer, scanContainer, skipScalar, skipSpace } from './scan.ts';
import { JsonNumber, type JsonMap, type JsonValue } from './value.ts';

/** JSON whose numbers and objects are of the caller's kinds. */
export type Shaped<N, O> = null | boolean | string | N | O | Shaped<N, O>[];

/** How numbers and objects are made. */
export interface JsonShape<N, O> {
  /** @param token the number as it is written */
  makeNumber: (token: string) => N;
  makeObject: () => O;
  /** Sets a member; a key that was there before gets the new value. */
  setMember: (object: O, key: string, value: Shaped<N, O>) => void;
}

/**
 * Parses strict JSON (RFC 8259). If an object repeats a key, the last value counts.
 *
 * @throws JsonSyntaxError with line and column; also for nesting deeper than 1000
 */
export function parseJson(text: string): JsonValue {
  return parseInto(text, lossless);
}

const lossless: JsonShape<JsonNumber, JsonMap> = {
  makeNumber: (token) => new JsonNumber(token),
  makeObject: () => new Map(),
  setMember: (object, key, value) => void object.set(key, value),
};

/** Parses as {@link parseJson} does, to another shape. */
export function parseInto<N, O>(text: string, shape: JsonShape<N, O>): Shaped<N, O> {
  const parser = new Parser(text, shape);
  const value = parser.value(skipSpace(text, 0), 0);
  expectEnd(text, parser.end);
  return value;
}

/** Reads one value after another; `end` is where the last one ended. */
class Parser<N, O> {
  readonly #text: string;
  readonly #shape: JsonShape<N, O>;
  end = 0;

  constructor(text: string, shape: JsonShape<N, O>) {
    this.#text = text;
    this.#shape = shape;
  }

  value(at: number, depth: number): Shaped<N, O> {
    if (!opensContainer(this.#text, at)) return this.#scalar(at);
    return this.#text.charAt(at) === '{' ? this.#object(at, depth) : this.#array(at, depth);
  }

  #object(at: number, depth: number): O {
    const object = this.#shape.makeObject();
    this.end = scanContainer(this.#text, at, depth, (valueAt, keyAt, keyEnd) => {
      const key = stringOf(this.#text.slice(keyAt, keyEnd));
      this.#shape.setMember(object, key, this.value(valueAt, depth + 1));
      return this.end;
    });
    return object;
  }

  #array(at: number, depth: number): Shaped<N, O>[] {
    const array: Shaped<N, O>[] = [];
    this.end = scanContainer(this.#text, at, depth, (valueAt) => {
      array.push(this.value(valueAt, depth + 1));
      return this.end;
    });
    return array;
  }

  #scalar(at: number): Shaped<N, O> {
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
        return this.#shape.makeNumber(token);
    }
  }
}

/** The string that a valid string token stands for. */
export function stringOf(token: string): string {
  return token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1);
}
