/** In which form failures are reported, whatever is wrong with the command line. */
import { describe, expect, it } from 'vitest';
import { program } from '../../bin/program.ts';
import { createMemoryIo } from '../helpers/memory-io.ts';
import { runProgram } from '../helpers/run-program.ts';

describe('--error-format', () => {
  it.each<[argv: string, env: Record<string, string>, isJson: boolean]>([
    ['bils --error-format json', {}, true],
    ['--error-format json bils', {}, true],
    ['bils --error-format=json', {}, true],
    ['bils', { SORACOM_ERROR_FORMAT: 'json' }, true],
    ['bils --error-format=text', { SORACOM_ERROR_FORMAT: 'json' }, false],
    ['bils --error-format json --error-format=text', {}, false],
    ['bils --error-format=text --error-format json', {}, true],
    ['bils -- --error-format json', {}, false],
    ['bils', {}, false],
    ['bills list --nope --error-format json', {}, true],
    ['bills --nope --error-format json', {}, true],
    ['bills list --nope', {}, false],
    ['configure get nope --error-format json', {}, true],
    ['help nope --error-format json', {}, true],
  ])('of %j with %j: %s', async (argv, env, isJson) => {
    const { code, stdout, stderr } = await runProgram(argv.split(' '), { env });
    expect(stdout).toBe('');
    expect(code).toBeGreaterThan(0);
    expect(stderr).toMatch(isJson ? /^\{"error":\{"kind":"[a-z]+","message":".*\}\}\n$/ : /^Error: /);
  });

  it('counts where not even the index can be read', async () => {
    const { io, stderr } = createMemoryIo({ home: '/nonexistent' });
    const code = await program(['bills', 'list', '--error-format', 'json'], io, {
      indexDir: () => '/nonexistent',
    });
    expect(code).toBe(1);
    expect(JSON.parse(stderr.text())).toMatchObject({ error: { kind: 'unexpected' } });
  });
});
