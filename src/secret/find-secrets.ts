/**
 * Finds the secrets in a body by the names they are under. Works on the text, so that they are found in a body that
 * is broken or cut off as well, and everything else stays as it is.
 */
import { isSecretName } from './names.ts';

/**
 * The secrets in a body, as they are meant: to find them again elsewhere.
 *
 * @param names more names of secrets, in lower case
 */
export function collectSecrets(text: string, names?: ReadonlySet<string>): string[] {
  const found: string[] = [];
  replaceSecrets(
    text,
    (value) => {
      found.push(...listValues(value));
      return value;
    },
    names,
  );
  return found;
}

/** What a secret's value may be without being one. */
const harmless = /^(?:null|true|false|""?|)$/;

/**
 * Replaces the values of secret properties, however deep they are. Every string is looked at, wherever it begins: in a
 * text that is no JSON, any of them may be the name.
 *
 * @param replace gets a value as it is written in JSON, and gives the one to put in its place
 * @param names more names of secrets, in lower case
 */
export function replaceSecrets(
  text: string,
  replace: (value: string) => string,
  names?: ReadonlySet<string>,
): string {
  const isSecret = (name: string): boolean => isSecretName(name) || names?.has(name.toLowerCase()) === true;
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('"', at);
    if (start === -1) return result + text.slice(at);
    const end = endOfString(text, start);
    const string = text.slice(start, end);
    const valueStart = skipColon(text, end);
    if (valueStart !== undefined && isSecret(unquote(string))) {
      const valueEnd = endOfValue(text, valueStart);
      const value = text.slice(valueStart, valueEnd);
      result += text.slice(at, valueStart) + (harmless.test(value) ? value : replace(value));
      at = valueEnd;
    } else if (string.includes(String.raw`\"`)) {
      // JSON within a string: a message that was passed on, a document in a property.
      const inner = unquote(string);
      const masked = replaceSecrets(inner, replace, names);
      result += text.slice(at, start) + (masked === inner ? string : JSON.stringify(masked));
      at = end;
    } else {
      result += text.slice(at, start + 1);
      at = start + 1;
    }
  }
}

/** Where a string ends that begins at `start`: behind its closing quote, or where the text ends. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** Where the value begins whose name ends at `at`; undefined where no colon follows. */
function skipColon(text: string, at: number): number | undefined {
  const colon = /\s*:\s*/y;
  colon.lastIndex = at;
  return colon.test(text) ? colon.lastIndex : undefined;
}

/** Where a value ends: behind its last bracket where it has any, or where the text ends. */
function endOfValue(text: string, start: number): number {
  if (text[start] === '"') return endOfString(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '"') at = endOfString(text, at) - 1;
    else if ('[{'.includes(character)) depth += 1;
    else if (depth === 0 && /[\s,\]}]/.test(character)) return at;
    else if (']}'.includes(character)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** The strings and numbers in a value, whole or cut off. */
function listValues(value: string): string[] {
  try {
    return listLeaves(JSON.parse(value), value);
  } catch {
    const strings = [...value.matchAll(/("(?:[^"\\]|\\.)*(?:"|\\?$))(\s*:)?/gs)];
    return strings.length === 0
      ? [value]
      : strings.flatMap(([, string = '', colon]) => (colon === undefined ? [unquote(string)] : []));
  }
}

/** @param text a number's own digits: it may have more than a double keeps */
function listLeaves(value: unknown, text?: string): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [text ?? String(value)];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((item) => listLeaves(item))
    : [];
}

/** A string as it is meant: `"to\u006ben"` is `token`. Of one that is cut off, an escape may be, too. */
function unquote(string: string): string {
  const text = string.slice(1).replace(/(?<!\\)((?:\\\\)*)"$/, '$1');
  const whole = text.replace(/(?<!\\)((?:\\\\)*)\\(?:u[\da-fA-F]{0,3})?$/, '$1');
  try {
    return String(JSON.parse(`"${whole}"`));
  } catch {
    return text;
  }
}
