/** `soracom version`: one line for scripts, more for people and where data is asked for. */
import { describe, expect, it } from 'vitest';
import { runProgram } from '../helpers/run-program.ts';
import { version } from '../../src/version.ts';

const app = {
  findInstallation: () =>
    Promise.resolve({
      kind: 'executable' as const,
      path: '/opt/bin/so\u001bracom',
      target: 'linux-x64-musl',
      update: 'soracom self-update',
    }),
};
const runtime = `Node.js ${process.versions.node}`;

describe('the version', () => {
  it.each([
    ['version', {}],
    ['--version', {}],
    ['-v', {}],
    // Scripts read it whatever the environment wants of answers.
    ['version', { SORACOM_OUTPUT: 'json' }],
    ['version --profile demo', { SORACOM_QUERY: 'x' }],
  ])('is one line in a pipe: %s with %j', async (line, env) => {
    const { code, stdout, stderr } = await runProgram(line.split(' '), { env, app });
    expect(stdout).toBe(`soracom ${version}\n`);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it.each(['--version', '-v'])('is one line on a terminal, too: %s', async (flag) => {
    expect((await runProgram([flag], { terminal: 80, app })).stdout).toBe(`soracom ${version}\n`);
  });

  it('comes with runtime, platform and way of installation on a terminal', async () => {
    const { code, stdout } = await runProgram(['version'], { terminal: 80, app });
    expect(stdout).toBe(
      `soracom ${version}\n  Runtime    ${runtime}\n  Platform   linux-x64-musl\n` +
        '  Installed  stand-alone file\n  Path       /opt/bin/so\u241bracom\n'.replace(
          '\u241b',
          expectEscape(stdout),
        ),
    );
    expect(code).toBe(0);
  });

  it('speaks Japanese', async () => {
    const { stdout } = await runProgram(['version'], { terminal: 80, app, env: { LANG: 'ja_JP.UTF-8' } });
    expect(stdout).toContain('インストール方法  単体の実行ファイル\n');
  });

  it('is data where that is asked for', async () => {
    const { stdout } = await runProgram(['version', '--output', 'json'], { app });
    expect(JSON.parse(stdout)).toEqual({
      version,
      runtime,
      platform: 'linux-x64-musl',
      installation: 'executable',
      path: '/opt/bin/so\u001bracom',
    });
    expect((await runProgram(['version', '--query', 'version'], { app })).stdout).toBe(`"${version}"\n`);
  });

  it('is the same in the report of doctor', async () => {
    const { stdout } = await runProgram(
      ['doctor', '--profile', 'demo', '--query', "[?check=='version'].detail"],
      { app },
    );
    expect(stdout).toContain(`soracom ${version} on ${runtime} (stand-alone file: /opt/bin/so`);
  });
});

/** What became of the character that would drive a terminal; never itself. */
function expectEscape(stdout: string): string {
  const [, shown = ''] = /so(.*)racom\n$/.exec(stdout) ?? [];
  expect(shown).not.toContain('\u001b');
  return shown;
}
