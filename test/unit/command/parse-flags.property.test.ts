/** What is typed arrives, whatever it is and wherever it stands. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFlags, type ParserFlag } from '../../../src/command/parse-flags.ts';
import { anyText, holds } from '../../helpers/properties.ts';

const own: ParserFlag[] = [
  { name: 'name', type: 'string' },
  { name: 'count', type: 'integer' },
  { name: 'tag', type: 'array' },
  { name: 'no-wait', type: 'boolean' },
  { name: 'constructor', type: 'string' },
];
const global: ParserFlag[] = [
  { name: 'output', type: 'string', short: 'o' },
  { name: 'name', type: 'string' },
  { name: 'wide', type: 'boolean' },
  { name: 'dry-run', type: 'string', bare: 'text', enum: ['text', 'json'] },
];
const spelled = fc.constantFrom('name', 'count', 'tag', 'constructor', 'output');

function valuesOf(parsed: ReturnType<typeof parseFlags>, name: string): string[] {
  return [...(parsed.own.get(name) ?? []), ...(parsed.global.get(name) ?? [])];
}

describe('flags', () => {
  it('bring every value that is joined to them, in order', () => {
    holds(fc.array(fc.tuple(spelled, anyText)), (pairs) => {
      const parsed = parseFlags(
        pairs.map(([name, value]) => `--${name}=${value}`),
        own,
        global,
      );
      expect(parsed.positionals).toEqual([]);
      for (const name of new Set(pairs.map(([each]) => each))) {
        expect(valuesOf(parsed, name)).toEqual(
          pairs.filter(([each]) => each === name).map(([, value]) => value),
        );
      }
    });
  });

  it('take the next word, and leave the words between them alone', () => {
    const word = anyText.filter((text) => !text.startsWith('-'));
    holds(fc.array(fc.tuple(spelled, word, word)), (triples) => {
      const parsed = parseFlags(
        triples.flatMap(([name, value, operand]) => [`--${name}`, value, operand]),
        own,
        global,
      );
      expect(parsed.problems).toEqual([]);
      expect(parsed.positionals).toEqual(triples.map(([, , operand]) => operand));
      expect(valuesOf(parsed, 'tag')).toEqual(
        triples.filter(([name]) => name === 'tag').map(([, value]) => value),
      );
    });
  });

  it('end at --, behind which all are words', () => {
    holds(fc.array(anyText), (words) => {
      const { positionals, own: found } = parseFlags(['--name', 'x', '--', ...words], own, global);
      expect(positionals).toEqual(words);
      expect(found.get('name')).toEqual(['x']);
    });
  });

  it('never fail but with a sentence, whatever is typed', () => {
    const token = fc.oneof(
      anyText,
      spelled.map((name) => `--${name}`),
      fc.constantFrom(
        '-',
        '--',
        '-o',
        '-ox',
        '--wide',
        '--wide=x',
        '--dry-run',
        '--dry-run=y',
        '--no-wait',
        '-h',
      ),
      anyText.map((text) => `--${text}`),
    );
    holds(fc.array(token), (tokens) => {
      const parsed = parseFlags(tokens, own, global);
      expect(parsed.problems.every((problem) => typeof problem === 'function')).toBe(true);
    });
  });
});
