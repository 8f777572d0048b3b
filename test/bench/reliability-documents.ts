/** `npm run bench:reliability`: documents with anything wrong in them, compiled as an added document is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDocuments } from '../../src/openapi/compile.ts';
import { loadDocument } from '../../src/openapi/load.ts';
import { describeProblem, type Problem } from '../../src/openapi/problem.ts';
import { en } from '../../src/text/en.ts';
import { createRandom, type Random } from './random.ts';
import { report } from './measure.ts';

const documents = 500;

const folder = join(import.meta.dirname, '../..');
const sources = [
  'commands/api/billing.yaml',
  'commands/api/client.yaml',
  'test/fixtures/openapi/vocabulary/document.yaml',
].map((path) => readFileSync(join(folder, path), 'utf8'));

/** What is put in the place of something else. */
const values: readonly unknown[] = [
  null,
  true,
  0,
  -Infinity,
  '',
  ' ',
  [],
  {},
  [[]],
  { $ref: '#/' },
  { $ref: '#/paths' },
  { $ref: '#/components/schemas/%ZZ' },
  { $ref: 'https://evil.example/a.yaml' },
  { allOf: [{ $ref: '#/components/schemas/GetOrderResponse' }] },
  '\u001b]52;c;x\u0007',
  '\u202e',
  'x'.repeat(100_000),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'http://user:pass@evil.example//x?y#z',
  '(a+)+$',
];

type Node = Record<string, unknown> | unknown[];

/** Changes a few places of a parsed document. */
function mutateValue(root: unknown, random: Random): void {
  const places: { owner: Node; key: string }[] = [];
  const visit = (owner: unknown): void => {
    if (typeof owner !== 'object' || owner === null) return;
    for (const [key, value] of Object.entries(owner)) {
      places.push({ owner: owner as Node, key });
      visit(value);
    }
  };
  visit(root);
  for (let count = 1 + random.below(6); count > 0; count -= 1) {
    const { owner, key } = random.pick(places);
    const value =
      random.below(4) === 0 ? structuredClone(Reflect.get(...random.pickPair(places))) : random.pick(values);
    const change = random.below(5);
    if (change === 0) Reflect.deleteProperty(owner, key);
    else if (change === 1) Reflect.set(owner, String(random.pick(values)), value);
    else Reflect.set(owner, key, value);
  }
}

/** Changes a few characters of a text. */
function mutateText(text: string, random: Random): string {
  const noise = [
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '&a ',
    '*a',
    '!!binary ',
    '|',
    '>',
    '\t',
    '\u0000',
    '"',
    "'",
    '\n',
    '#',
    '%',
    '---\n',
    '? ',
  ];
  let mutated = text;
  for (let count = 1 + random.below(8); count > 0; count -= 1) {
    const at = random.below(mutated.length);
    mutated = mutated.slice(0, at) + random.pick(noise) + mutated.slice(at + random.below(30));
  }
  return random.below(5) === 0 ? mutated.slice(0, random.below(mutated.length)) : mutated;
}

function mutate(round: number, random: Random): string {
  const text = sources[round % sources.length] ?? '';
  if (random.below(2) === 0) return mutateText(text, random);
  const loaded = loadDocument('source.yaml', text);
  const root: unknown = loaded.ok ? structuredClone(loaded.document.root) : {};
  mutateValue(root, random);
  return JSON.stringify(root, undefined, 1);
}

function compile(text: string): readonly Problem[] {
  const loaded = loadDocument('mutated.yaml', text);
  return loaded.ok ? compileDocuments([{ ...loaded.document, added: true }], en).problems : loaded.problems;
}

function main(): void {
  const random = createRandom(20_261_124);
  let [crashes, refused, placeless, unsafe, slowest] = [0, 0, 0, 0, 0];
  for (let round = 0; round < documents; round += 1) {
    const text = mutate(round, random);
    const start = performance.now();
    try {
      const problems = compile(text);
      if (problems.some(({ severity }) => severity === 'error')) refused += 1;
      const lines = text.split('\n').length;
      for (const problem of problems) {
        if (!(problem.line >= 1 && problem.line <= lines + 1 && problem.column >= 1)) placeless += 1;
        if (/[\p{Cc}\u202e]/u.test(describeProblem(problem, en))) unsafe += 1;
      }
    } catch (error) {
      crashes += 1;
      console.log(
        `- document ${round}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
    slowest = Math.max(slowest, performance.now() - start);
  }
  report(`${documents} mutated documents: crashes`, String(crashes), '0');
  report('  refused', String(refused));
  report('  problems without a place in the text', String(placeless), '0');
  report('  problems that would drive a terminal', String(unsafe), '0');
  report('  the slowest', `${slowest.toFixed(0)} ms`);
  if (crashes + placeless + unsafe > 0) process.exitCode = 1;
}

main();
