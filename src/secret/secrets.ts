/**
 * The secrets of one run by value, so that nothing we say aloud repeats them, wherever they come back from: an
 * answer that quotes the request, a program's own message, the text of a crash.
 */
import { redacted } from './names.ts';

/** Knows secrets and masks them. Nothing is computed until something is masked. */
export interface Secrets {
  /** Values that are too short to be told from ordinary text are passed over. */
  add: (...values: (string | undefined)[]) => void;
  /** Values that take work to find: they are looked for only when something is masked. */
  addLater: (find: () => readonly string[]) => void;
  /** The text with every known secret masked, in whichever encoding it stands there. */
  mask: (text: string) => string;
}

/** Shorter than any secret of the API's: one-time codes have six digits. */
const leastLength = 6;

/** Makes an empty collection. */
export function createSecrets(): Secrets {
  const values = new Set<string>();
  const later: (() => readonly string[])[] = [];
  const forms = new Map<string, string[]>();
  const add: Secrets['add'] = (...given) => {
    for (const value of given) {
      if (value !== undefined && value.length >= leastLength) values.add(value);
    }
  };
  return {
    add,
    addLater: (find) => void later.push(find),
    mask(text) {
      for (const find of later.splice(0)) add(...find());
      for (const value of values) {
        if (!forms.has(value)) forms.set(value, spell(value));
      }
      // The longest first: a secret may contain another.
      const all = [...forms.values()].flat().toSorted((a, b) => b.length - a.length);
      return all.reduce((masked, form) => masked.replaceAll(form, () => redacted), text);
    },
  };
}

/** Every spelling of a secret that can appear in text: as it is or in JSON, and that in a URL or in base64. */
function spell(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const written = [
    value,
    json,
    json.replaceAll('/', String.raw`\/`),
    escapeNonAscii(json),
    // JSON within JSON.
    JSON.stringify(json).slice(1, -1),
  ];
  return [...new Set([...written, ...written.flatMap(spellUrl), ...written.flatMap(spellBase64)])];
}

function spellUrl(text: string): string[] {
  const url = encodeURIComponent(text);
  return [url, url.replaceAll('%20', '+'), lowerEscapes(url), encodeURI(text)];
}

function escapeNonAscii(json: string): string {
  // oxlint-disable-next-line no-control-regex -- everything but ASCII is what is escaped
  return json.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function lowerEscapes(url: string): string {
  return url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
}

/**
 * The part of the base64 text that depends on the secret alone, for each place that the secret can have in a group
 * of three bytes (RFC 4648, section 4), so that it is found inside `user:password` as well.
 */
function spellBase64(value: string): string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor((padded.length * 8) / 6);
    const core = padded.toString('base64').slice(start, end);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
