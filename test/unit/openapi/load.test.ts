/** Text to document: what is accepted, what is refused and where the finger points. */
import { describe, expect, it } from 'vitest';
import { loadDocument, maxDocumentLength, parseFile } from '../../../src/openapi/load.ts';
import { describeProblem } from '../../../src/openapi/problem.ts';
import { en } from '../../../src/text/en.ts';
import { ja } from '../../../src/text/ja.ts';

const head = 'openapi: 3.0.0\npaths: {}\n';

function problemOf(text: string): string {
  const loaded = loadDocument('api.yaml', text);
  return loaded.ok ? 'none' : loaded.problems.map((problem) => describeProblem(problem, en)).join('\n');
}

describe('loadDocument', () => {
  it.each([
    ['openapi: 3.0.0', '3.0'],
    ["openapi: '3.0'", '3.0'],
    ['openapi: 3.1.1', '3.1'],
    ['{"openapi": "3.1.0"}', '3.1'],
    ['\uFEFF{"openapi": "3.0.3"}', '3.0'],
  ])('reads %j as version %s', (text, version) => {
    expect(loadDocument('api.yaml', text)).toMatchObject({ ok: true, document: { version } });
  });

  it.each(['openapi: 3.2.0', 'openapi: 3.01', 'swagger: "2.0"', 'openapi: [3]', 'openapi: 3.0'])(
    'refuses %j',
    (text) => {
      expect(problemOf(text)).toContain('Expected "openapi: 3.0.x" or "openapi: 3.1.x"');
    },
  );

  it('keeps YAML to what JSON can hold', () => {
    const loaded = parseFile('a', '%YAML 1.1\n---\nday: 2001-01-01\nyes: yes\nmerge: {<<: {a: 1}}\n');
    expect(loaded).toMatchObject({
      ok: true,
      document: { root: { day: '2001-01-01', yes: 'yes', merge: { '<<': { a: 1 } } } },
    });
  });

  it('never writes to a prototype', () => {
    const loaded = parseFile('a', '__proto__: {polluted: 1}\n');
    expect(loaded.ok && Object.hasOwn(loaded.document.root, '__proto__')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('allows one anchor to be used as often as generators do', () => {
    const text = `${head}x-key: &key [1]\nx-list:\n${'  - *key\n'.repeat(1000)}`;
    expect(problemOf(text)).toBe('none');
  });
});

describe('text that would exhaust the machine', () => {
  const layers = 'abcdefgh'
    .split('')
    .map((name, i, all) => (i === 0 ? '&a [x, x]' : `&${name} [${`*${all[i - 1]}, `.repeat(10)}]`));
  it.each([
    ['brackets without end', `${head}a: ${'['.repeat(1_000_000)}`],
    ['brackets that close', `${head}a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['lists within lists on one line', `${head}a:\n  ${'- '.repeat(100_000)}`],
    ['JSON nested deeply', `{"openapi": "3.0.0", "a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['an alias bomb', `${head}${layers.map((layer, i) => `k${i}: ${layer}`).join('\n')}`],
    ['an alias to what it stands in', `${head}a: &a\n  b: *a\n`],
    ['an alias to what it stands in, many times', `${head}a: &a [*a, *a, *a]\n`],
  ])('is refused: %s', (_, text) => {
    expect(problemOf(text)).toBe(`api.yaml:1:1: error: ${en.openapi.tooComplex}`);
  });

  it('is refused by length before it is parsed', () => {
    expect(problemOf(' '.repeat(maxDocumentLength + 1))).toBe(
      'api.yaml:1:1: error: The document is larger than 32 MB.',
    );
  });
});

describe('locate', () => {
  const yaml = `openapi: 3.0.0
paths:
  /a~b:
    get:
      tags: [one, two]
      responses:
        200: &ok
          description: Fine
        201: *ok
`;
  it.each([
    ['', 1, 1],
    ['/paths', 2, 1],
    ['/paths/~1a~0b', 3, 3],
    ['/paths/~1a~0b/get/tags/1', 5, 19],
    ['/paths/~1a~0b/get/responses/200/description', 8, 11],
    ['/paths/~1a~0b/get/responses/201/description', 8, 11],
    ['/paths/~1a~0b/get/missing/deeper', 4, 5],
    ['/nowhere', 1, 1],
  ])('finds %j at %i:%i', (pointer, line, column) => {
    const loaded = loadDocument('api.yaml', yaml);
    expect(loaded.ok && loaded.document.locate(pointer)).toEqual({ line, column });
  });

  it('finds places in JSON too', () => {
    const loaded = loadDocument(
      'api.json',
      '{\n  "openapi": "3.0.0",\n  "info": {\n    "title": "T"\n  }\n}\n',
    );
    expect(loaded.ok && loaded.document.locate('/info/title')).toEqual({ line: 4, column: 5 });
  });

  it('finds the same in JSON as in YAML, whatever is asked for', () => {
    const text =
      '\uFEFF{\n "openapi": "3.0.0",\n "a/b": [{"c\\u0064": [1, {"e": []}]},\n  2],\n "f": {}\n}\n';
    const json = parseFile('a', text);
    const asYaml = parseFile('a', `# comment in place of a mark\n${text.slice(1)}`);
    for (const pointer of [
      '',
      '/openapi',
      '/a~1b',
      '/a~1b/0',
      '/a~1b/0/cd/1/e',
      '/a~1b/1',
      '/a~1b/7',
      '/f/x',
      '/x/y',
    ]) {
      const at = json.ok && json.document.locate(pointer);
      const twin = asYaml.ok ? asYaml.document.locate(pointer) : { line: 0, column: 0 };
      // A byte order mark takes a column of the first line.
      const column = twin.column + (twin.line === 2 ? 1 : 0);
      expect({ pointer, at }).toEqual({ pointer, at: { line: twin.line - 1, column } });
    }
  });
});

describe('describeProblem', () => {
  it('speaks the language asked for', () => {
    const loaded = loadDocument('api.yaml', 'a: 1\na: 2\n');
    const lines = loaded.ok ? [] : loaded.problems.map((problem) => describeProblem(problem, ja));
    expect(lines).toEqual(['api.yaml:2:1: エラー: 同じマッピングの中にキー「a」が 2 回あります。']);
  });
});
