/** Which command argv names, wherever flags stand. */
import { describe, expect, it } from 'vitest';
import { findCommand } from '../../../src/catalogue/find-command.ts';
import type { ApiCommand } from '../../../src/model/command.ts';
import type { ApiLeaf, CommandTree, TreeNode } from '../../../src/command/command.ts';

const get: ApiCommand = {
  operationId: 'getBilling',
  words: ['bills', 'get'],
  aliases: [],
  method: 'GET',
  effect: 'read',
  path: '/bills/{yyyyMM}',
  basePath: '/v1',
  summary: '',
  credentials: 'required',
  flags: [
    { name: 'yyyy-mm', type: 'string', source: { in: 'path', name: 'yyyyMM' } },
    { name: 'deep', type: 'boolean', source: { in: 'query', name: 'deep' } },
  ],
  response: { kind: 'json' },
  tags: [],
  source: 'test.yaml',
};

const leaf: ApiLeaf = { kind: 'api', command: get, schemas: {}, flags: get.flags };

const groups: TreeNode[] = [
  { name: 'bills', summary: '', children: [{ name: 'get', summary: '', leaf, children: [] }] },
  // Both a command and a parent.
  { name: 'auth', summary: '', leaf, children: [{ name: 'switch-user', summary: '', leaf, children: [] }] },
];

const tree: CommandTree = {
  hosts: {},
  groups: () => [],
  first: () => groups.map(({ name, summary }) => ({ name, summary })),
  open: (word) => groups.find(({ name }) => name === word),
};

function find(line: string) {
  const { words, rest, stray } = findCommand(line === '' ? [] : line.split(' '), tree);
  return { words: words.join(' '), rest: rest.join(' '), stray };
}

describe('findCommand', () => {
  it.each<[line: string, words: string, rest: string, stray?: string]>([
    ['', '', ''],
    ['bills', 'bills', ''],
    ['bills get', 'bills get', ''],
    ['bills get --yyyy-mm 202609', 'bills get', '--yyyy-mm 202609'],
    ['--yyyy-mm 202609 bills get', 'bills get', '--yyyy-mm 202609'],
    ['bills --yyyy-mm 202609 get', 'bills get', '--yyyy-mm 202609'],
    ['--yyyy-mm=202609 bills get', 'bills get', '--yyyy-mm=202609'],
    ['--profile bills bills get', 'bills get', '--profile bills'],
    ['-o json bills get', 'bills get', '-o json'],
    ['-ojson bills get', 'bills get', '-ojson'],
    ['--jsonl bills get', 'bills get', '--jsonl'],
    ['--raw-output bills --jsonl get', 'bills get', '--raw-output --jsonl'],
    ['--help bills get', 'bills get', '--help'],
    ['--deep bills get', 'bills get', '--deep'],
    ['bills get --deep extra', 'bills get', '--deep extra'],
    ['bills get extra', 'bills get', 'extra'],
    ['bills get --body -', 'bills get', '--body -'],
    ['auth', 'auth', ''],
    ['auth switch-user', 'auth switch-user', ''],
    ['auth switch-usr', 'auth', 'switch-usr'],
    ['bills -- get', 'bills', '-- get', 'get'],
    ['-- bills', '', '-- bills', 'bills'],
    ['bills get -- extra', 'bills get', '-- extra'],
    ['bills --', 'bills', '--'],
    ['bils get', '', 'bils get', 'bils'],
    ['bills gett', 'bills', 'gett', 'gett'],
    ['bills --bogus value gett', 'bills', '--bogus value gett', 'gett'],
  ])('%j is %j, and the rest is %j', (line, words, rest, stray) => {
    expect(find(line)).toEqual({ words, rest, stray });
  });
});
