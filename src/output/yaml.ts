/** YAML 1.2 (JSON's data, written for reading); numbers as sent, and no string that could be taken for anything else. */
import type { ListPage, Member } from '../json/items.ts';
import { parseJson } from '../json/parse.ts';
import { JsonNumber, type JsonValue } from '../json/value.ts';
import { writeDocument, type DocumentWriter } from './merge.ts';
import { inPieces } from './pieces.ts';
import type { Source } from './source.ts';

/** One YAML document; a list's pages are merged as they arrive. */
export function renderYaml(source: Source): AsyncGenerator<string> {
  return writeDocument(source, new YamlWriter());
}

class YamlWriter implements DocumentWriter {
  #wrapper: ListPage['wrapper'];
  #hasItems = false;

  whole(text: string): string {
    const value = parseJson(text);
    return isFlat(value) ? `${flat(value)}\n` : block(value, '');
  }

  open({ wrapper }: ListPage): string {
    this.#wrapper = wrapper;
    return wrapper === undefined
      ? ''
      : `${wrapper.before.map(memberLines).join('')}${scalar(wrapper.list.key)}:`;
  }

  items(items: readonly string[]): Iterable<string> {
    return inPieces(this.#elements(items));
  }

  close(): string {
    const end = this.#hasItems ? '' : `${this.#wrapper === undefined ? '' : ' '}[]\n`;
    return end + (this.#wrapper?.after ?? []).map(memberLines).join('');
  }

  *#elements(items: readonly string[]): Generator<string> {
    for (const item of items) {
      const start = this.#hasItems || this.#wrapper === undefined ? '' : '\n';
      this.#hasItems = true;
      yield start + element(parseJson(item), this.#wrapper === undefined ? '' : '  ');
    }
  }
}

function memberLines({ key, valueText }: Member): string {
  return member(key, parseJson(valueText), '');
}

/** A value of several lines, each behind `pad` and ended. */
function block(value: JsonValue, pad: string): string {
  if (value instanceof Map) return Array.from(value, ([key, inner]) => member(key, inner, pad)).join('');
  if (Array.isArray(value)) return value.map((inner) => element(inner, pad)).join('');
  return `${pad}${flat(value)}\n`;
}

function member(key: string, value: JsonValue, pad: string): string {
  return `${pad}${scalar(key)}:${isFlat(value) ? ` ${flat(value)}\n` : `\n${block(value, `${pad}  `)}`}`;
}

/** A list's element; the first line of a longer one stands on the dash's own line. */
function element(value: JsonValue, pad: string): string {
  if (isFlat(value)) return `${pad}- ${flat(value)}\n`;
  return `${pad}- ${block(value, `${pad}  `).slice(pad.length + 2)}`;
}

function isFlat(value: JsonValue): boolean {
  if (value instanceof Map) return value.size === 0;
  return !Array.isArray(value) || value.length === 0;
}

function flat(value: JsonValue): string {
  if (value instanceof Map) return '{}';
  if (Array.isArray(value)) return '[]';
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** Words that some version of YAML reads as a boolean, null or a number. */
const reserved = /^(true|false|null|yes|no|on|off|y|n|inf|nan)$/i;

/** Letters first, then nothing that means something to YAML. */
const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_./-]*( [\p{L}\p{N}_./-]+)*$/u;

/** A string as it is where YAML can only read it as that string, else quoted as in JSON, which YAML reads too. */
function scalar(text: string): string {
  if (plain.test(text) && !reserved.test(text)) return text;
  return JSON.stringify(text).replace(unprintable, escape);
}

/** What JSON may write raw and YAML (section 5.1) may not, and its line breaks. */
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
