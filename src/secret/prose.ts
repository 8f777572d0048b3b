/** Masks secrets in what other programs say, where no form can be relied on: by the names that stand before them. */
import { isSecretName, redacted } from './names.ts';
import { redactText } from './redact.ts';

/** A name and a colon, then what is left of the line: `Authorization: Bearer …` has two words. */
const labelled = { name: /(?<![\w.-])([\w.-]+)[ \t]*:[ \t]*/g, value: /[^\r\n]+/y };

/** A flag and its value: a word, or a quoted text. */
const flagged = { name: /(?<![\w.-])--?([\w.-]+)[ \t]+/g, value: /"[^"\r\n]*"?|'[^'\r\n]*'?|[^\s"']+/y };

/** Text of any form: JSON, `name=value`, `name: value` and `--name value` are looked for in it. */
export function redactProse(text: string): string {
  return maskAfter(maskAfter(redactText(text), flagged), labelled);
}

function maskAfter(text: string, { name, value }: { name: RegExp; value: RegExp }): string {
  let result = '';
  let at = 0;
  for (const match of text.matchAll(name)) {
    const end = match.index + match[0].length;
    value.lastIndex = end;
    if (match.index < at || !isSecretName(match[1] ?? '') || !value.test(text)) continue;
    result += text.slice(at, end) + redacted;
    at = value.lastIndex;
  }
  return result + text.slice(at);
}

/** The secrets among a command's words: `--token VALUE`, `--token=VALUE`, `TOKEN=VALUE`. */
export function findSecretWords(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const [, name = '', value] = /^([\w.-]+)=(.*)$/s.exec(word) ?? [];
    if (value !== undefined) return isSecretName(name) ? [value] : [];
    const before = words[index - 1] ?? '';
    return /^--?[\w.-]+$/.test(before) && isSecretName(before) ? [word] : [];
  });
}
