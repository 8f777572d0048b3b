/** Every spelling of a flag, and every way to get one wrong. */
import { describe, expect, it } from 'vitest';
import { parseFlags, type ParserFlag } from '../../../src/command/parse-flags.ts';
import { en } from '../../../src/text/en.ts';

const own: ParserFlag[] = [
  { name: 'yyyy-mm', type: 'string' },
  { name: 'limit', type: 'integer' },
  { name: 'tag', type: 'array' },
  { name: 'auth-key-id', type: 'string' },
  { name: 'no-wait', type: 'boolean' },
];

const global: ParserFlag[] = [
  { name: 'profile', type: 'string' },
  { name: 'auth-key-id', type: 'string' },
  { name: 'output', short: 'o', type: 'string' },
  { name: 'jsonl', type: 'boolean' },
  { name: 'no-retry-on-error', type: 'boolean' },
  { name: 'help', short: 'h', type: 'boolean' },
];

function parse(line: string) {
  const { problems, ...rest } = parseFlags(line === '' ? [] : line.split(' '), own, global);
  return {
    own: Object.fromEntries(rest.own),
    global: Object.fromEntries(rest.global),
    positionals: rest.positionals,
    problems: problems.map((problem) => problem(en)),
  };
}

const nothing = { own: {}, global: {}, positionals: [], problems: [] };

describe('a flag is read from', () => {
  it.each<[line: string, expected: Partial<ReturnType<typeof parse>>]>([
    ['', {}],
    ['--profile work', { global: { profile: ['work'] } }],
    ['--profile=work', { global: { profile: ['work'] } }],
    ['--profile=a=b', { global: { profile: ['a=b'] } }],
    ['--profile=', { global: { profile: [''] } }],
    ['--profile --work', { global: { profile: ['--work'] } }],
    ['-o json', { global: { output: ['json'] } }],
    ['-ojson', { global: { output: ['json'] } }],
    ['-h', { global: { help: ['true'] } }],
    ['--output json -o table', { global: { output: ['json', 'table'] } }],
    ['--yyyy-mm 202609 --profile p', { own: { 'yyyy-mm': ['202609'] }, global: { profile: ['p'] } }],
    ['--limit -5', { own: { limit: ['-5'] } }],
    ['--limit 1 --limit=2', { own: { limit: ['1', '2'] } }],
    ['--tag a --tag=b,c', { own: { tag: ['a', 'b,c'] } }],
    ['--jsonl', { global: { jsonl: ['true'] } }],
    ['--jsonl=true', { global: { jsonl: ['true'] } }],
    ['--jsonl=false', { global: { jsonl: ['false'] } }],
    ['--jsonl=false --jsonl', { global: { jsonl: ['false', 'true'] } }],
    ['--jsonl --jsonl=false', { global: { jsonl: ['true', 'false'] } }],
    ['--no-retry-on-error', { global: { 'no-retry-on-error': ['true'] } }],
    ['--no-retry-on-error=false', { global: { 'no-retry-on-error': ['false'] } }],
    ['--no-wait', { own: { 'no-wait': ['true'] } }],
    ['--auth-key-id keyId-1', { own: { 'auth-key-id': ['keyId-1'] } }],
    ['one --jsonl two', { global: { jsonl: ['true'] }, positionals: ['one', 'two'] }],
    ['one --jsonl=false two', { global: { jsonl: ['false'] }, positionals: ['one', 'two'] }],
    ['-- --jsonl', { positionals: ['--jsonl'] }],
    ['--jsonl -- --profile', { global: { jsonl: ['true'] }, positionals: ['--profile'] }],
    ['--jsonl=true -- --bogus', { global: { jsonl: ['true'] }, positionals: ['--bogus'] }],
    ['--profile -- one', { global: { profile: ['--'] }, positionals: ['one'] }],
  ])('%j', (line, expected) => {
    expect(parse(line)).toEqual({ ...nothing, ...expected });
  });
});

describe('a mistake is named in', () => {
  it.each<[line: string, problems: string[]]>([
    ['--profle x', ['Unknown flag --profle. Did you mean --profile?']],
    ['--profle=x', ['Unknown flag --profle. Did you mean --profile?']],
    ['--completely-different', ['Unknown flag --completely-different.']],
    ['-x', ['Unknown flag -x.']],
    ['--hepl', ['Unknown flag --hepl. Did you mean --help?']],
    ['--bogus --unheard', ['Unknown flag --bogus.', 'Unknown flag --unheard.']],
    ['--profile', ['--profile needs a value.']],
    ['-o', ['-o needs a value.']],
    ['--bogus --profile', ['Unknown flag --bogus.', '--profile needs a value.']],
    ['--jsonl=maybe', ['--jsonl takes no value (or =true or =false), not "maybe".']],
    ['--jsonl=', ['--jsonl takes no value (or =true or =false), not "".']],
    [
      '--profile --output',
      ['--profile needs a value, and --output follows. If that is the value, write --profile=--output.'],
    ],
    [
      '--yyyy-mm --help',
      ['--yyyy-mm needs a value, and --help follows. If that is the value, write --yyyy-mm=--help.'],
    ],
  ])('%j', (line, problems) => {
    expect(parse(line).problems).toEqual(problems);
  });

  it('but not in a value that is meant, written with =', () => {
    expect(parse('--profile=--output')).toEqual({ ...nothing, global: { profile: ['--output'] } });
  });

  it('and what stands beside it is read all the same', () => {
    expect(parse('--bogus --yyyy-mm 202609 --jsonl')).toMatchObject({
      own: { 'yyyy-mm': ['202609'] },
      global: { jsonl: ['true'] },
    });
  });
});
