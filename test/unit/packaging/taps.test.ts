/** The release's last step: the formula and the manifest go to the repositories that Homebrew and Scoop read. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess, type Ended } from '../../helpers/program.ts';

const workflow = join(import.meta.dirname, '../../../.github/workflows/release.yml');
const { jobs } = parse(readFileSync(workflow, 'utf8')) as {
  jobs: Record<string, { steps: { run?: string }[] }>;
};
const script = jobs['taps']?.steps.find(({ run }) => run !== undefined)?.run ?? '';

/** A runner with a release, and the two repositories on its disk in place of GitHub's. */
function makeRunner(): {
  run: (token: string) => Promise<Ended>;
  filesOf: (tap: string) => string[];
  home: string;
} {
  const home = makeFolder();
  const git = (...argv: string[]): string =>
    execFileSync('git', argv, {
      cwd: home,
      env: { PATH: process.env['PATH'], HOME: home },
      encoding: 'utf8',
    });
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  for (const tap of ['homebrew-tap', 'scoop-bucket']) {
    git('init', '--quiet', `seed/${tap}`);
    git('-C', `seed/${tap}`, ...author, 'commit', '--quiet', '--allow-empty', '--message', 'Begin');
    git('clone', '--quiet', '--bare', `seed/${tap}`, `github/${tap}.git`);
  }
  git('config', '--global', `url.file://${home}/github/.insteadOf`, 'https://github.com/owner/');
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin/gh'), '#!/bin/sh\n');
  chmodSync(join(home, 'bin/gh'), 0o755);
  mkdirSync(join(home, 'release'));
  for (const file of ['soracom.rb', 'soracom.json']) writeFileSync(join(home, 'release', file), `${file}\n`);
  return {
    home,
    run: (token) => {
      // What a runner gives every step. A step starts in an empty folder.
      const env = {
        PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
        GH_TOKEN: token,
        GITHUB_REF_NAME: 'v1.2.3',
        GITHUB_REPOSITORY_OWNER: 'owner',
        GITHUB_STEP_SUMMARY: join(home, 'summary'),
      };
      execFileSync('rm', ['-rf', 'homebrew-tap', 'scoop-bucket'], { cwd: home });
      return startProcess(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
        cwd: home,
        env,
      }).ended;
    },
    filesOf: (tap) =>
      git('-C', `github/${tap}.git`, 'log', '--format=%s', '--name-only').split('\n').filter(Boolean),
  };
}

describe.skipIf(process.platform === 'win32')('the taps', () => {
  it('have the release, once', async () => {
    const { run, filesOf } = makeRunner();
    for (const _ of ['first', 'again']) expect(await run('token')).toMatchObject({ code: 0 });
    expect(filesOf('homebrew-tap')).toEqual(['soracom 1.2.3', 'Formula/soracom.rb', 'Begin']);
    expect(filesOf('scoop-bucket')).toEqual(['soracom 1.2.3', 'bucket/soracom.json', 'Begin']);
  });

  it('stay as they are without a token, and the summary says so', async () => {
    const { run, filesOf, home } = makeRunner();
    expect(await run('')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(home, 'summary'), 'utf8')).toContain('TAP_TOKEN is not set');
    expect(filesOf('homebrew-tap')).toEqual(['Begin']);
    expect(existsSync(join(home, 'homebrew-tap'))).toBe(false);
  });
});
