/** Both catalogues say the same things: every sentence is translated, and no argument is lost on the way. */
import { describe, expect, it } from 'vitest';
import { en, type Text } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';

/** Arguments for the functions whose sentences depend on more than texts; a row for each form of the sentence. */
type Samples<T> = {
  [K in keyof T]?: T[K] extends (...args: infer A) => string
    ? A[]
    : T[K] extends string
      ? never
      : Samples<T[K]>;
};

const samples: Samples<Text> = {
  auth: { noProfileHint: [[[]], [['value1', 'value2']]] },
  flags: {
    missing: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
    notInEnum: [
      ['value1', 'value2', ['value3', 'value4'], undefined],
      ['value1', 'value2', ['value3', 'value4'], 'value5'],
    ],
    bodyMissing: [[[]], [['value1', 'value2']]],
    unknownFlag: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
    unknownCommand: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
    helpHint: [[''], ['value1']],
  },
  http: {
    timedOut: [
      ['connect', 'value1', 7000],
      ['headers', 'value1', 7000],
      ['body', 'value1', 7000],
    ],
    refusedByApi: [
      [502, ''],
      [502, 'value1'],
    ],
  },
  openapi: {
    groupSummary: [[['value1', 'value2'], true]],
    unknownVersion: [[''], ['value1']],
  },
  output: { items: [[1], [3]], hiddenColumns: [[['value1']], [['value1', 'value2']]] },
  run: {
    deprecated: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
  },
  simulator: {
    unknownFault: [['value1', ['value2', 'value3']]],
    unknownFaultKey: [['value1', 'value2', ['value3', 'value4']]],
  },
};

/** Leaves that are the same in every language. */
const untranslated = new Set([
  // A shell command, ready to be copied.
  'profile.exposedHint',
]);

type Speak = (...args: unknown[]) => unknown;

interface Leaf {
  path: string;
  en: unknown;
  ja: unknown;
  given: unknown;
}

/** One form of one sentence: what it was made from, and how both languages say it. */
interface Form {
  path: string;
  /** Undefined for a plain text, which has a single form. */
  args: unknown[] | undefined;
  en: string;
  ja: string;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): value is Speak {
  return typeof value === 'function';
}

function child(value: unknown, key: string): unknown {
  return isBranch(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function collectLeaves(leaf: Leaf): Leaf[] {
  if (!isBranch(leaf.en) && !isBranch(leaf.ja)) return [leaf];
  const keys = new Set([leaf.en, leaf.ja].flatMap((side) => (isBranch(side) ? Object.keys(side) : [])));
  return [...keys].flatMap((key) =>
    collectLeaves({
      path: leaf.path === '' ? key : `${leaf.path}.${key}`,
      en: child(leaf.en, key),
      ja: child(leaf.ja, key),
      given: child(leaf.given, key),
    }),
  );
}

const leaves = collectLeaves({ path: '', en, ja, given: samples });

/** Texts fit most parameters; what they don't fit stands in `samples`. */
function samplesOf(speak: Speak, given: unknown): unknown[][] {
  if (Array.isArray(given)) return given;
  return [Array.from({ length: speak.length }, (_, index) => `value${index + 1}`)];
}

const forms = leaves.flatMap(({ path, en: english, ja: japanese, given }): Form[] => {
  if (!isFunction(english) || !isFunction(japanese)) {
    return [{ path, args: undefined, en: String(english), ja: String(japanese) }];
  }
  return samplesOf(english, given).map((args) => ({
    path,
    args,
    en: String(english(...args)),
    ja: String(japanese(...args)),
  }));
});

/** The pieces of an argument that a sentence may show. */
function piecesOf(arg: unknown): string[] {
  if (Array.isArray(arg)) return arg.map(String);
  return (typeof arg === 'string' && arg !== '') || typeof arg === 'number' ? [String(arg)] : [];
}

function piecesShown(form: Form, language: 'en' | 'ja'): string[] {
  return (form.args ?? []).flatMap(piecesOf).filter((piece) => form[language].includes(piece));
}

/** The sentence's own words: what remains without its arguments. */
function ownWords(form: Form, language: 'en' | 'ja'): string {
  return (form.args ?? [])
    .flatMap(piecesOf)
    .reduce((text, piece) => text.replaceAll(piece, ''), form[language]);
}

/** What stays as it is in every language: flags, variables, addresses, figures. */
function literals(text: string): string[] {
  return text.match(/--[a-z][a-z-]*|\b[A-Z]+(?:_[A-Z]+)+\b|https?:\/\/[\w.]+|\d+/g) ?? [];
}

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

describe('the catalogues', () => {
  it('have the same leaves, of the same kinds', () => {
    const kinds = (side: 'en' | 'ja') => leaves.map((leaf) => `${leaf.path}: ${typeof leaf[side]}`);
    expect(leaves.length).toBeGreaterThan(0);
    expect(kinds('ja')).toEqual(kinds('en'));
  });

  it('name only leaves that exist among the untranslated ones', () => {
    const paths = new Set(leaves.map(({ path }) => path));
    expect([...untranslated].filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe.each(forms)('$path($args)', (form) => {
  it('is in Japanese where the English has words', () => {
    const needed = /\p{L}/u.test(ownWords(form, 'en')) && !untranslated.has(form.path);
    expect(ownWords(form, 'ja')).toMatch(needed ? japanese : /^/);
  });

  it('is free of Japanese in English', () => {
    expect(form.en).not.toMatch(japanese);
  });

  it('is said in full', () => {
    for (const text of [form.en, form.ja]) expect(text).not.toMatch(/^\s*$|undefined|NaN|\[object /);
  });

  it('shows the same arguments', () => {
    expect(piecesShown(form, 'ja')).toEqual(piecesShown(form, 'en'));
  });

  it('keeps flags, variables, addresses and figures', () => {
    const kept = literals(form.ja);
    expect(literals(form.en).filter((literal) => !kept.includes(literal))).toEqual([]);
  });
});

const textOnly = forms.filter(({ path, args }) => args && !Array.isArray(at(samples, path)));

describe.each(textOnly)('$path in English', (form) => {
  it('shows every argument', () => {
    expect(piecesShown(form, 'en')).toEqual(form.args);
  });
});

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce(child, value);
}
