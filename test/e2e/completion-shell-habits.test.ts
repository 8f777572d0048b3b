/** Completion where shells are set up in unusual ways, and while what there is to complete changes. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDocument } from '../helpers/large-document.ts';
import { openShell, shellsHere } from '../helpers/completing-shell.ts';
import { callProgram } from '../helpers/program.ts';

describe('bash', () => {
  it.each([
    ['source <(soracom completion)'],
    ['eval "$(soracom completion bash)"'],
    ['set -eu\neval "$(soracom completion bash)"'],
    ['COMP_WORDBREAKS=${COMP_WORDBREAKS//[=:@]/}\nsource <(soracom completion)'],
    ['set -o posix\nshopt -s failglob nullglob\nset -f\nIFS=:\neval "$(soracom completion)"'],
  ])('completes after %j', async (startup) => {
    const shell = await openShell('bash', { startup });
    expect(await shell.complete('soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(await shell.complete('soracom --profile=de')).toEqual(['--profile=demo']);
    expect(await shell.complete('soracom --profile de')).toEqual(['--profile', 'demo']);
    writeFileSync(join(shell.home, 'work/body.json'), '{}');
    expect(await shell.complete('soracom orders create --body @bo')).toEqual([
      'orders',
      'create',
      '--body',
      '@body.json',
    ]);
    expect(await shell.complete('soracom nothing-like-it')).toEqual(['nothing-like-it']);
  });

  it('completes behind other commands and assignments, and at the cursor', async () => {
    const shell = await openShell('bash');
    expect(await shell.complete('A=1 soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(await shell.complete('true; soracom bills get-d')).toEqual(['bills', 'get-daily']);
    expect(await shell.complete('true && B=2 soracom --profile de')).toEqual(['--profile', 'demo']);
    // Two steps to the left of the end of the line.
    expect(await shell.complete('soracom bills get-da x\u001b[D\u001b[D')).toEqual([
      'bills',
      'get-daily',
      'x',
    ]);
  });
});

describe.each(shellsHere)('%s', (name) => {
  it('knows the commands of a document that is added while it runs', async () => {
    const shell = await openShell(name);
    expect(await shell.complete('soracom group0 call-')).toEqual(['group0', 'call-']);
    const document = join(shell.home, 'more.yaml');
    writeFileSync(document, makeDocument({ groups: 1, commandsPerGroup: 1 }));
    const added = await callProgram(['definitions', 'add', document], {
      env: { SORACOM_PROFILE_DIR: join(shell.home, 'profiles') },
    });
    expect(added.code).toBe(0);
    const before = shell.countStarts();
    const [group = '', command = ''] = await shell.complete('soracom group0 call-');
    expect([group, command]).toEqual(['group0', 'call-thing0']);
    await shell.complete('soracom group0 call-');
    expect(shell.countStarts() - before).toBe(1);
    expect(await shell.complete('soracom definitions show mo')).toEqual(['definitions', 'show', 'more']);
  });
});
