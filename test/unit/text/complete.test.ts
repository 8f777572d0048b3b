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
  auth: {
    noProfileHint: [[[]], [['value1', 'value2']]],
    noSourceHint: [
      ['value1', []],
      ['value1', ['value2', 'value3']],
    ],
  },
  confirm: { address: [[['value1', 'value2']]] },
  body: {
    notInEnum: [
      ['value1', ['value2', 'value3'], undefined],
      ['value1', ['value2', 'value3'], 'value4'],
    ],
    flagsNeedJson: [[['value1', 'value2'], 'value3']],
  },
  completion: {
    unknownShell: [
      ['value1', ['value2', 'value3'], undefined],
      ['value1', ['value2', 'value3'], 'value4'],
    ],
    noShell: [[''], ['value1']],
    noShellHint: [[['value1', 'value2']]],
  },
  definitions: {
    known: [[[]], [['value1', 'value2']]],
    overriding: [
      [1, 'value1'],
      [3, 'value1'],
    ],
    keptShipped: [
      [1, 'value1'],
      [3, 'value1'],
    ],
    displaced: [
      [1, 'value1'],
      [3, 'value1'],
    ],
    skipping: [[1], [3]],
    andMore: [
      [['value1', 'value2'], 0],
      [['value1', 'value2'], 3],
    ],
  },
  explain: {
    noProperty: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
    properties: [[[]], [['value1', 'value2']]],
  },
  doctor: {
    needs: [[['value1', 'value2'], 'value3']],
    total: [
      [1, 3],
      [3, 1],
    ],
    definitionsSound: [[1], [3]],
    cacheHolds: [
      [1, 'value1'],
      [3, 'value1'],
    ],
    completionHolds: [
      [1, 'value1'],
      [3, 'value1'],
    ],
  },
  files: {
    input: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
  },
  flags: {
    missing: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
    notInEnum: [
      ['value1', 'value2', ['value3', 'value4'], undefined],
      ['value1', 'value2', ['value3', 'value4'], 'value5'],
    ],
    pairIncomplete: [
      ['value1', 'value2', undefined],
      ['value1', 'value2', 'value3'],
    ],
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
  help: { meanings: [[['value1', 'value2']]] },
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
    badFact: [['value1', ['value2', 'value3']]],
    groupSummary: [[['value1', 'value2'], true]],
    webhooks: [[1], [3]],
    unknownType: [['value1', ['value2', 'value3']]],
    unknownVersion: [[''], ['value1']],
    badChoice: [['value1', ['value2', 'value3']]],
    badStatusWords: [['value1', ['value2', 'value3']]],
  },
  output: {
    items: [[1], [3]],
    hiddenColumns: [
      ['', 1, 'value1'],
      ['value1', 3, 'value2'],
    ],
  },
  run: {
    deprecated: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
  },
  signIn: {
    unknownField: [
      ['value1', undefined],
      ['value1', 'value2'],
    ],
  },
  wire: {
    proxySilent: [['value1', 7000]],
    noBodyShown: [
      [3, undefined],
      [3, 'value1'],
    ],
  },
  simulator: {
    unknownFault: [['value1', ['value2', 'value3']]],
    unknownFaultKey: [['value1', 'value2', ['value3', 'value4']]],
  },
};

/** Leaves that are the same in every language. */
const untranslated = new Set([
  'body.types.null',
  // Shell commands, ready to be copied.
  'doctor.dirOpenHint',
  // What they are called in Japanese, too.
  'doctor.titles.dns',
  'doctor.titles.tls',
  'profile.exposedHint',
  'profile.foreignFileHint',
  'profile.openFolderHint',
  // Names of package managers.
  'release.ways.aqua',
  'release.ways.asdf',
  'release.ways.homebrew',
  'release.ways.mise',
  'release.ways.npx',
  'release.ways.scoop',
]);

interface Leaf {
  path: string;
  en: unknown;
  ja: unknown;
  given: unknown;
}

/** One form of one sentence: what it was made from, and how both languages say it. */
interface Form {
  path: string;
  args: unknown[];
  en: string;
  ja: string;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

function child(value: unknown, key: string): unknown {
  return isBranch(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function collectLeaves(leaf: Leaf): Leaf[] {
  const branches = [leaf.en, leaf.ja].filter(isBranch);
  if (branches.length === 0) return [leaf];
  const keys = new Set(branches.flatMap((branch) => Object.keys(branch)));
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

function say(sentence: unknown, args: unknown[]): string {
  return String(isFunction(sentence) ? sentence(...args) : sentence);
}

/** Texts fit most parameters; a function that they don't fit has its rows in `samples`. */
function rowsFor({ en: english, given }: Leaf): unknown[][] {
  if (Array.isArray(given)) return given;
  const arity = isFunction(english) ? english.length : 0;
  return [Array.from({ length: arity }, (_, index) => `value${index + 1}`)];
}

const forms = leaves.flatMap((leaf): Form[] =>
  rowsFor(leaf).map((args) => ({ path: leaf.path, args, en: say(leaf.en, args), ja: say(leaf.ja, args) })),
);

const sampleValue = /value\d+/g;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** The sample values in a text, each once, in their own order: languages differ in theirs. */
function findValues(text: string): string[] {
  return [...new Set(text.match(sampleValue))].toSorted();
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(sampleValue, ''));
}

/** What stays as it is in every language: flags, variables, addresses, figures. */
function findLiterals(text: string): string[] {
  return text.match(/--[a-z][a-z-]*|\b[A-Z]+(?:_[A-Z]+)+\b|https?:\/\/[\w.]+|\b\d+/g) ?? [];
}

describe('the catalogues', () => {
  it('have the same leaves, of the same kinds', () => {
    const kinds = (side: 'en' | 'ja') => leaves.map((leaf) => `${leaf.path}: ${typeof leaf[side]}`);
    expect(leaves.length).toBeGreaterThan(100);
    expect(kinds('ja')).toEqual(kinds('en'));
  });

  it('say everything in full', () => {
    const broken = /^\s*$|undefined|NaN|\[object /;
    expect(forms.filter((form) => broken.test(form.en) || broken.test(form.ja))).toEqual([]);
  });

  it('are in Japanese wherever the English has words, but for what is the same in every language', () => {
    const left = forms.filter((form) => hasWords(form.en) && !japanese.test(form.ja));
    expect(new Set(left.map(({ path }) => path))).toEqual(untranslated);
  });

  it('are free of Japanese in English', () => {
    expect(forms.filter((form) => japanese.test(form.en))).toEqual([]);
  });

  it.each(['en', 'ja'] as const)('use every argument in %s', (language) => {
    const given = forms.map(({ path, args }) => [path, findValues(args.flat().join(' '))]);
    expect(forms.map((form) => [form.path, findValues(form[language])])).toEqual(given);
  });

  it('keep flags, variables, addresses and figures', () => {
    const lost = forms.flatMap(({ path, en: english, ja: translated }) => {
      const kept = new Set(findLiterals(translated));
      return findLiterals(english).flatMap((literal) => (kept.has(literal) ? [] : [`${path}: ${literal}`]));
    });
    expect(lost).toEqual([]);
  });
});
