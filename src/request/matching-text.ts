/** Writes a text that matches a regular expression, for the simple ones that documents use. */

import type { PatternTest } from './pattern.ts';

/** Makes a text; each repetition goes `more` times beyond its least, and of several branches one is taken. */
type Maker = (more: number, branch: number) => string;

/** What a repetition without an upper end is held to. */
const maxRepeat = 1000;

/**
 * A text that matches, of at least and at most so many characters; undefined for an expression that asks for more
 * than literals, classes, groups, branches and repetitions, or where none is found.
 */
export function writeMatching(
  pattern: string,
  matches: PatternTest,
  minLength = 0,
  maxLength = maxRepeat,
): string | undefined {
  const make = readPattern(pattern);
  if (make === undefined) return undefined;
  const tried = new Set<string>();
  for (const more of [0, 1, 2, minLength, minLength - 1].filter(
    (count) => count >= 0 && count <= maxRepeat,
  )) {
    for (const branch of [0, 1, 2]) {
      const text = make(more, branch);
      // An expression without anchors admits more text behind.
      for (const candidate of [text, text.padEnd(minLength, text.at(-1) ?? 'a'), text.slice(0, maxLength)]) {
        if (tried.has(candidate)) continue;
        tried.add(candidate);
        const { length } = Array.from(candidate);
        if (length >= minLength && length <= maxLength && matches(pattern, candidate) === true)
          return candidate;
      }
    }
  }
  return undefined;
}

function readPattern(pattern: string): Maker | undefined {
  try {
    const reader = new PatternReader(pattern);
    const make = reader.branches();
    return reader.atEnd ? make : undefined;
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

class NotSimple extends Error {}

/** Stands for what an escape admits. */
const escaped: Readonly<Record<string, string>> = {
  d: '0',
  w: 'a',
  s: ' ',
  D: 'a',
  W: '-',
  S: 'a',
  t: '\t',
  n: '\n',
  r: '\r',
  b: '',
  B: '',
};

/** Tried in turn where a class says what it does not admit. */
const candidates = Array.from('aA0-_ .:/#@xyz19');

class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  get atEnd(): boolean {
    return this.#at >= this.#pattern.length;
  }

  branches(): Maker {
    const makers = [this.#sequence()];
    while (this.#take('|')) makers.push(this.#sequence());
    return (more, branch) => makers[Math.min(branch, makers.length - 1)]?.(more, branch) ?? '';
  }

  #sequence(): Maker {
    const makers: Maker[] = [];
    while (!this.atEnd && !this.#sees('|') && !this.#sees(')')) makers.push(this.#repeated());
    return (more, branch) => makers.map((make) => make(more, branch)).join('');
  }

  #repeated(): Maker {
    const make = this.#atom();
    const [least, most] = this.#quantifier();
    this.#take('?');
    return (more, branch) => make(more, branch).repeat(Math.min(least + more, most));
  }

  #quantifier(): [least: number, most: number] {
    if (this.#take('*')) return [0, maxRepeat];
    if (this.#take('+')) return [1, maxRepeat];
    if (this.#take('?')) return [0, 1];
    const counted = /^\{(\d+)(,(\d*))?\}/.exec(this.#pattern.slice(this.#at));
    if (counted === null) return [1, 1];
    this.#at += counted[0].length;
    const least = Number(counted[1]);
    if (least > maxRepeat) throw new NotSimple();
    if (counted[2] === undefined) return [least, least];
    return [least, counted[3] ? Math.min(Number(counted[3]), maxRepeat) : maxRepeat];
  }

  #atom(): Maker {
    if (this.#take('^') || this.#take('$')) return () => '';
    if (this.#take('.')) return () => 'a';
    if (this.#take('[')) return this.#class();
    if (this.#take('(')) return this.#group();
    const text = this.#take('\\') ? this.#escape() : this.#next();
    return () => text;
  }

  #group(): Maker {
    if (this.#take('?')) {
      const name = /^(:|<[A-Za-z]\w*>)/.exec(this.#pattern.slice(this.#at))?.[0];
      // What must or must not stand around a place is beyond a writer that only goes forward.
      if (name === undefined) throw new NotSimple();
      this.#at += name.length;
    }
    const make = this.branches();
    if (!this.#take(')')) throw new NotSimple();
    return make;
  }

  #class(): Maker {
    const start = this.#at - 1;
    const negated = this.#take('^');
    let first: string | undefined;
    while (!this.#take(']')) {
      const text = this.#take('\\') ? this.#escape() : this.#next();
      first ??= text;
    }
    if (!negated) return () => first ?? '';
    const admitted = new RegExp(this.#pattern.slice(start, this.#at), 'u');
    const other = candidates.find((candidate) => admitted.test(candidate));
    if (other === undefined) throw new NotSimple();
    return () => other;
  }

  /** What stands behind the backslash. */
  #escape(): string {
    const code = /^(?:u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2}))/.exec(
      this.#pattern.slice(this.#at),
    );
    if (code !== null) {
      this.#at += code[0].length;
      return String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16));
    }
    const char = this.#next();
    const known = Object.hasOwn(escaped, char) ? escaped[char] : undefined;
    // Properties, back references and the like.
    if (known === undefined && /[A-Za-z0-9]/.test(char)) throw new NotSimple();
    return known ?? char;
  }

  #next(): string {
    const code = this.#pattern.codePointAt(this.#at);
    if (code === undefined) throw new NotSimple();
    const char = String.fromCodePoint(code);
    this.#at += char.length;
    return char;
  }

  #sees(char: string): boolean {
    return this.#pattern[this.#at] === char;
  }

  #take(char: string): boolean {
    if (!this.#sees(char)) return false;
    this.#at += 1;
    return true;
  }
}
