/** `soracom self-update`, against a server of releases on this machine. */
import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Installation } from '../../src/release/installation.ts';
import { version } from '../../src/version.ts';
import { makeFolder } from '../helpers/folder.ts';
import { findClosedPort } from '../helpers/loopback.ts';
import {
  hash,
  makeArchive,
  pretendedProgram,
  putProgram,
  serveRelease,
  type Release,
  type ReleaseServer,
} from '../helpers/release.ts';
import { runProgram, type Outcome, type Surroundings } from '../helpers/run-program.ts';
import { scriptPrompter } from '../helpers/scripted-prompter.ts';

const next: Release = { version: '9.8.7', target: 'linux-x64' };

/** A program in a folder of its own, and what runs it. */
function install(
  server: Pick<ReleaseServer, 'base'>,
  installation: Partial<Installation> = {},
): {
  path: string;
  /** What is there now. */
  program: () => string;
  run: (line: string, surroundings?: Surroundings) => Promise<Outcome>;
} {
  const path = join(makeFolder(), 'soracom');
  putProgram(path, version);
  const found: Installation = {
    kind: 'executable',
    path,
    target: 'linux-x64',
    update: 'soracom self-update',
    ...installation,
  };
  const app = { findInstallation: () => Promise.resolve(found) };
  return {
    path,
    program: () => readFileSync(path, 'utf8'),
    run: (line, { env, ...others } = {}) =>
      runProgram(line.split(' '), {
        app,
        env: { SORACOM_RELEASES_URL: server.base, SORACOM_RETRY: '0', ...env },
        ...others,
      }),
  };
}

describe('self-update', () => {
  it('puts the latest version in the place of the program', async () => {
    const server = await serveRelease(next);
    const { path, program, run } = install(server);
    chmodSync(path, 0o700);
    const { code, stdout, stderr } = await run('self-update');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ version: '9.8.7', previous: version, path, updated: true });
    expect(program()).toBe(pretendedProgram('9.8.7'));
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(readdirSync(dirname(path))).toEqual(['soracom']);
    // The version that the checksums name is the one that is fetched, whatever becomes the latest meanwhile.
    expect(server.asked).toEqual([
      '/releases/latest/download/SHA256SUMS',
      `/releases/download/v9.8.7/${server.archive}`,
    ]);
  });

  it('takes a zip on Windows', async () => {
    const server = await serveRelease({ ...next, target: 'windows-x64' });
    const { program, run } = install(server, { target: 'windows-x64' });
    expect(await run('self-update')).toMatchObject({ code: 0, stderr: '' });
    expect(program()).toBe(pretendedProgram('9.8.7'));
  });

  it('follows a link to the program', async () => {
    const server = await serveRelease(next);
    const first = install(server);
    const link = join(makeFolder(), 'soracom');
    symlinkSync(first.path, link);
    const { run } = install(server, { path: link });
    expect(await run('self-update')).toMatchObject({ code: 0 });
    expect(first.program()).toBe(pretendedProgram('9.8.7'));
    expect(readFileSync(link, 'utf8')).toBe(pretendedProgram('9.8.7'));
  });

  it.each([
    [true, 0, '9.8.7', `Updated soracom ${version} to 9.8.7`],
    [false, 130, version, 'Cancelled.'],
  ])('asks on a terminal, and takes %s for an answer', async (answer, expected, there, words) => {
    const server = await serveRelease(next);
    const { path, program, run } = install(server);
    const { prompter, asked } = scriptPrompter([answer]);
    const { code, stdout, stderr } = await run('self-update', { prompter });
    expect(asked).toEqual([`Replace soracom ${version} by 9.8.7 in ${path}?`]);
    expect(stdout + stderr).toContain(words);
    expect(code).toBe(expected);
    expect(program()).toBe(pretendedProgram(there));
    expect(server.asked).toHaveLength(answer ? 2 : 1);
  });

  it('asks nothing with --yes, and refuses where somebody is there who can not be asked', async () => {
    const { program, run } = install(await serveRelease(next));
    const refused = await run('self-update', { terminal: 80 });
    expect(refused.stderr).toContain('--yes');
    expect(refused.code).toBe(2);
    expect(program()).toBe(pretendedProgram(version));
    expect(await run('self-update --yes', { terminal: 80 })).toMatchObject({ code: 0 });
    expect(program()).toBe(pretendedProgram('9.8.7'));
  });

  it.each([
    ['self-update', version, 0, `soracom ${version} is up to date.`],
    ['self-update', '0.0.1', 0, `soracom ${version} is newer than the latest release, 0.0.1.`],
    ['self-update', '0.0.1-rc.1', 0, 'is newer than the latest release'],
    [`self-update --version ${version}`, version, 0, 'is up to date'],
  ])('"%s" changes nothing where the release is %s', async (line, released, expected, words) => {
    const server = await serveRelease({ ...next, version: released });
    const { program, run } = install(server);
    const { code, stdout } = await run(line, { terminal: 120 });
    expect(stdout).toContain(words);
    expect(code).toBe(expected);
    expect(program()).toBe(pretendedProgram(version));
    expect(server.asked).toHaveLength(1);
  });

  it.each(['0.0.1', 'v0.0.1'])('goes back to %s where that is asked for', async (wanted) => {
    const server = await serveRelease({ ...next, version: '0.0.1' });
    const { program, run } = install(server);
    expect(await run(`self-update --version ${wanted}`)).toMatchObject({ code: 0, stderr: '' });
    expect(program()).toBe(pretendedProgram('0.0.1'));
    expect(server.asked[0]).toBe('/releases/download/v0.0.1/SHA256SUMS');
  });

  it('says that there is no such version', async () => {
    const { program, run } = install(await serveRelease(next));
    const { code, stderr } = await run('self-update --version 3.2.1');
    expect(stderr).toContain('There is no version 3.2.1 at http://127.0.0.1');
    expect(code).toBe(4);
    expect(program()).toBe(pretendedProgram(version));
  });

  const sum = 'a'.repeat(64);
  it.each([
    ['a wrong checksum', { SHA256SUMS: `${sum}  soracom-9.8.7-linux-x64.tar.gz\n` }, 5, 'The checksum of'],
    ['no checksum', { SHA256SUMS: '\n' }, 1, 'has no file for linux-x64'],
    [
      'no file for this machine',
      { SHA256SUMS: `${sum}  soracom-9.8.7-linux-arm64.tar.gz\n` },
      1,
      'has no file',
    ],
    [
      'two versions',
      { SHA256SUMS: `${sum}  soracom-9.8.7-linux-x64.tar.gz\n${sum}  soracom-9.8.8-linux-x64.tar.gz\n` },
      1,
      'is not the list',
    ],
    ['a page', { SHA256SUMS: '<!DOCTYPE html>' }, 1, 'is not the list'],
    ['no archive', { 'soracom-9.8.7-linux-x64.tar.gz': undefined }, 5, 'HTTP 404'],
    ['no list', { SHA256SUMS: undefined }, 5, 'HTTP 404'],
  ])('leaves the program where the release holds %s', async (_, files, expected, words) => {
    const server = await serveRelease(next);
    for (const [name, text] of Object.entries(files)) {
      if (text === undefined) server.files.delete(name);
      else server.files.set(name, Buffer.from(text));
    }
    const { path, program, run } = install(server);
    const { code, stdout, stderr } = await run('self-update');
    expect(stderr).toContain(words);
    expect(stdout).toBe('');
    expect(code).toBe(expected);
    expect(program()).toBe(pretendedProgram(version));
    expect(readdirSync(dirname(path))).toEqual(['soracom']);
  });

  it('leaves the program where the archive, rightly signed for, holds none', async () => {
    const server = await serveRelease(next);
    const other = await makeArchive({ ...next, version: '1.1.1' });
    server.files.set(server.archive, other);
    server.files.set('SHA256SUMS', Buffer.from(`${hash(other)}  ${server.archive}\n`));
    const { program, run } = install(server);
    const { code, stderr } = await run('self-update');
    expect(stderr).toContain('holds no program. Nothing was changed.');
    expect(code).toBe(1);
    expect(program()).toBe(pretendedProgram(version));
  });

  it('leaves the program where the archive breaks off, and where nobody answers', async () => {
    const server = await serveRelease(next, (file, response) => {
      if (!file.endsWith('.gz')) return false;
      response.writeHead(200, { 'content-length': '100000' });
      response.write('half', () => response.destroy());
      return true;
    });
    const { program, run } = install(server);
    expect(await run('self-update')).toMatchObject({ code: 5, stdout: '' });
    const nobody = `http://127.0.0.1:${await findClosedPort()}`;
    expect(await run('self-update', { env: { SORACOM_RELEASES_URL: nobody } })).toMatchObject({ code: 5 });
    expect(program()).toBe(pretendedProgram(version));
  });

  it('goes nowhere but to https, or to this machine', async () => {
    const server = await serveRelease(next, (_, response) => {
      response.writeHead(302, { location: 'http://example.com/SHA256SUMS' }).end();
      return true;
    });
    const { run } = install(server);
    const redirected = await run('self-update');
    expect(redirected.stderr).toContain('http://example.com');
    expect(redirected.code).toBe(5);
    const plain = await run('self-update', { env: { SORACOM_RELEASES_URL: 'http://example.com/releases' } });
    expect(plain.stderr).toContain('SORACOM_RELEASES_URL');
    expect(plain.code).toBe(2);
  });

  it.each([
    ['self-update --version 1.2', '--version takes a version such as 1.2.3, not "1.2"'],
    ['self-update --version ../../1.2.3', '--version takes a version'],
    ['self-update --check --version 1.2.3', '--check'],
    ['self-update now', 'now'],
    ['--dry-run self-update', 'has no dry run'],
  ])('"%s" is refused before anything is sent', async (line, words) => {
    const server = await serveRelease(next);
    const { code, stderr } = await install(server).run(line);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
    expect(server.asked).toEqual([]);
  });

  it('says before anything is sent that the program can not be replaced', async () => {
    const server = await serveRelease(next);
    const { code, stderr } = await install(server, { path: makeFolder() }).run('self-update');
    expect(stderr).toContain('is not a file.');
    expect(code).toBe(2);
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['npm', 'npm install --global soracom-cli@latest', 'To update: npm install --global soracom-cli@latest'],
    ['clone', 'git pull && npm ci && npm run build', 'To update: git pull && npm ci && npm run build'],
    ['homebrew', 'brew upgrade soracom', 'To update: brew upgrade soracom'],
    ['deb', undefined, 'download the .deb from https://github.com/soracom-cli-ts/soracom/releases/latest'],
    ['unknown', undefined, 'https://github.com/soracom-cli-ts/soracom/releases/latest'],
  ] as const)('names the right command for %s', async (kind, update, hint) => {
    const server = await serveRelease(next);
    const { run } = install(server, { kind, update, target: undefined });
    const { code, stdout, stderr } = await run('self-update');
    expect(stderr).toContain(`Hint: ${hint.startsWith('To') ? hint : 'To update, '}`);
    expect(stderr).toContain(hint);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(server.asked).toEqual([]);
  });

  it('speaks Japanese', async () => {
    const { run } = install(await serveRelease(next));
    const { stdout } = await run('self-update --check', { env: { LANG: 'ja_JP.UTF-8' }, terminal: 80 });
    expect(stdout).toContain('soracom 9.8.7 が利用できます');
  });
});

describe('self-update --check', () => {
  it.each([
    ['9.8.7', true],
    [version, false],
    ['0.0.1', false],
  ])('says of %s whether it is newer, and changes nothing', async (released, updateAvailable) => {
    const server = await serveRelease({ ...next, version: released });
    const { program, run } = install(server);
    const { code, stdout } = await run('self-update --check');
    expect(JSON.parse(stdout)).toEqual({
      version,
      latest: released,
      updateAvailable,
      installation: 'executable',
      update: 'soracom self-update',
    });
    expect(code).toBe(0);
    expect(program()).toBe(pretendedProgram(version));
    expect(server.asked).toHaveLength(1);
  });

  it('works for every way of installation, and names its command', async () => {
    const { platform, arch } = process;
    const system = { darwin: 'macos', win32: 'windows' }[platform as string] ?? platform;
    const server = await serveRelease({ ...next, target: `${system}-${arch}` });
    const { run } = install(server, { kind: 'npx', update: 'npx soracom-cli@latest', target: undefined });
    const { stdout, code } = await run('self-update --check', { terminal: 80 });
    expect(stdout).toBe(
      `soracom 9.8.7 is available; this is ${version}.\nTo update: npx soracom-cli@latest\n`,
    );
    expect(code).toBe(0);
  });
});
