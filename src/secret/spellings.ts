/** Recognises a secret in every way that it can be written in a text. */

/**
 * Patterns that find a value: as it is, in JSON however deep, in a URL, in HTML, in a mix of these, and in base64. An
 * encoder leaves letters and digits alone, so that only the other characters have more than one spelling.
 *
 * @returns sources of regular expressions with the flags `gu`
 */
export function findSpellings(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const written = [...new Set([value, json, escapeNonAscii(json), JSON.stringify(json).slice(1, -1)])];
  return [spell(value), ...written.flatMap(encodeBase64).map(spell)];
}

/** One pattern for a text in every encoding but base64. */
function spell(text: string): string {
  const parts = text.match(/\\+|[\s\S]/gu) ?? [];
  return parts.map((part, index) => spellPart(part, parts[index - 1] ?? '')).join('');
}

/**
 * Whatever repeats in a pattern can be told from what follows it, so that hostile text does not make the search slow.
 *
 * @param part one character, or all the backslashes that follow each other
 * @param previous the part before it; the first one has none
 */
function spellPart(part: string, previous: string): string {
  if (/^[A-Za-z\d_]$/.test(part)) return part;
  // Looking back keeps a long row of them from being tried at each place.
  if (part.startsWith('\\'))
    return `${previous === '' ? String.raw`(?<!\\)` : ''}${repeatBackslash(part.length)}`;
  const isFree = previous !== '' && !previous.startsWith('\\');
  const before = isFree && escapable.test(part) ? `${repeatBackslash(1)}?` : '';
  const short = jsonEscapes[part];
  // The plain character comes last: it may begin one of the others.
  const forms = [...spellNumbered(part), ...(part === ' ' ? [String.raw`\+`] : []), escapePattern(part)];
  const spelled = `${before}(?:${forms.join('|')})`;
  return short === undefined ? spelled : `(?:${repeatBackslash(1)}${short}|${spelled})`;
}

/** So many backslashes or more, in any encoding: each level of JSON doubles them. */
function repeatBackslash(least: number): string {
  const forms = [...spellNumbered('\\'), String.raw`\\`].map((form) => `(?:${form}){${least},}`);
  return `(?:${forms.join('|')})`;
}

/** What JSON writes after a backslash, and some encoders may. */
const escapable = /^["/'<>&=+]$/;

/** Characters that JSON has letters for. */
const jsonEscapes: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\b': 'b',
  '\f': 'f',
};

/** A character in a URL, as a numeric escape of JSON, and in HTML. */
function spellNumbered(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const hex = anyCase(code.toString(16));
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  const names = htmlNames[character] ?? [];
  return [
    // Encoded twice, the percent sign is encoded itself.
    percentBytes(character)
      .map((byte) => `%(?:25)*${anyCase(byte)}`)
      .join(''),
    units.map((unit) => String.raw`\\+u` + anyCase(unit.toString(16).padStart(4, '0'))).join(''),
    `&(?:amp;)*(?:#0*${code}|#[xX]0*${hex}${names.map((name) => `|${name}`).join('')});`,
  ];
}

/** The names that HTML has for characters that have to be escaped there, or are by careful frameworks. */
const htmlNames: Readonly<Record<string, readonly string[]>> = {
  '&': ['amp'],
  '<': ['lt'],
  '>': ['gt'],
  '"': ['quot'],
  "'": ['apos'],
  '/': ['sol'],
  '\\': ['bsol'],
  '+': ['plus'],
  '=': ['equals'],
  '%': ['percnt'],
};

function percentBytes(character: string): string[] {
  return [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function escapePattern(character: string): string {
  return character.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
}

function escapeNonAscii(json: string): string {
  // oxlint-disable-next-line no-control-regex -- everything but ASCII is what is escaped
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The part of the base64 text that depends on the secret alone, for each place that the secret can have in a group
 * of three bytes (RFC 4648, section 4), so that it is found inside `user:password` as well.
 */
function encodeBase64(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    const core = padded.toString('base64').slice(start, end);
    const forUrls = core.replaceAll('+', '-').replaceAll('/', '_');
    return core === forUrls ? [core] : [core, forUrls];
  });
}
