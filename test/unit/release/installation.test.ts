/** How the program was installed, told by where it lies. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePlatform, describeRuntime, findInstallation } from '../../../src/release/installation.ts';
import { makeFolder } from '../../helpers/folder.ts';

const target = 'linux-x64';
const npm = 'npm install --global soracom-cli@latest';

describe('the way of installation', () => {
  it.each([
    ['/home/sora/.local/bin/soracom', 'executable', 'soracom self-update'],
    ['/home/sora/lib/node_modules/soracom-cli/soracom', 'npm', npm],
    ['/opt/homebrew/Cellar/soracom/1.2.3/bin/soracom', 'homebrew', 'brew upgrade soracom'],
    ['/usr/local/Cellar/soracom@1/1.2.3/bin/soracom', 'homebrew', 'brew upgrade soracom'],
    ['/home/sora/Cellar/soracom', 'executable', 'soracom self-update'],
    ['C:\\Users\\sora\\scoop\\apps\\soracom\\current\\soracom.exe', 'scoop', 'scoop update soracom'],
    ['C:\\ProgramData\\scoop\\apps\\soracom\\1.2.3\\soracom.exe', 'scoop', 'scoop update soracom'],
    ['C:\\Tools\\soracom.exe', 'executable', 'soracom self-update'],
    [
      '/home/sora/.local/share/mise/installs/github-soracom-cli-ts-soracom/1.2.3/soracom',
      'mise',
      'mise upgrade github:soracom-cli-ts/soracom',
    ],
    ['/home/sora/.asdf/installs/soracom/1.2.3/bin/soracom', 'asdf', 'asdf install soracom latest'],
    [
      '/home/sora/.local/share/aquaproj-aqua/pkgs/github_release/github.com/soracom-cli-ts/soracom/v1.2.3/x/soracom',
      'aqua',
      'aqua update',
    ],
  ])('of the executable %s is %s', (path, kind, update) => {
    expect(findInstallation({ path, target }, '/nowhere')).toEqual({ path, target, kind, update });
  });

  it.each([
    ['/usr/lib/node_modules/soracom-cli/dist', 'npm', npm],
    ['/home/sora/.nvm/versions/node/v22.1.0/lib/node_modules/soracom-cli/dist', 'npm', npm],
    ['/home/sora/.local/share/mise/installs/node/22.1.0/lib/node_modules/soracom-cli/dist', 'npm', npm],
    ['/opt/homebrew/Cellar/node/22.1.0/lib/node_modules/soracom-cli/dist', 'npm', npm],
    ['C:\\Users\\sora\\AppData\\Roaming\\npm\\node_modules\\soracom-cli\\dist', 'npm', npm],
    ['C:\\nvm4w\\nodejs\\node_modules\\soracom-cli\\dist', 'npm', npm],
    [
      '/home/sora/.local/share/pnpm/global/5/.pnpm/soracom-cli@1.2.3/node_modules/soracom-cli/dist',
      'pnpm',
      'pnpm add --global soracom-cli@latest',
    ],
    [
      '/home/sora/.config/yarn/global/node_modules/soracom-cli/dist',
      'yarn',
      'yarn global add soracom-cli@latest',
    ],
    [
      '/home/sora/.bun/install/global/node_modules/soracom-cli/dist',
      'bun',
      'bun add --global soracom-cli@latest',
    ],
    ['/home/sora/.npm/_npx/0123abcd/node_modules/soracom-cli/dist', 'npx', 'npx soracom-cli@latest'],
    ['/home/sora/work/node_modules/soracom-cli/dist', 'project', 'npm install soracom-cli@latest'],
    ['/home/sora/unpacked/dist', 'unknown', undefined],
  ])('of the code in %s is %s', (path, kind, update) => {
    expect(findInstallation({ path })).toEqual({ path, target: undefined, kind, update });
  });

  it.each(['dist', 'src/release'])('of a clone is seen from its %s', (place) => {
    const root = makeFolder();
    mkdirSync(join(root, 'bin'));
    writeFileSync(join(root, 'bin/soracom.ts'), '');
    expect(findInstallation({ path: join(root, place) })).toMatchObject({
      kind: 'clone',
      update: 'git pull && npm ci && npm run build',
    });
  });

  it('of a Debian package is what dpkg has on record', () => {
    const records = makeFolder();
    writeFileSync(join(records, 'soracom.list'), '/.\n/usr\n/usr/bin\n/usr/bin/soracom\n');
    expect(findInstallation({ path: '/usr/bin/soracom', target }, records)).toMatchObject({
      kind: 'deb',
      update: undefined,
    });
    expect(findInstallation({ path: '/usr/bin/other', target }, records).kind).toBe('executable');
  });

  it('of these tests is a clone', () => {
    expect(findInstallation()).toMatchObject({ kind: 'clone', target: undefined });
  });
});

describe('what the program runs on', () => {
  it('is named as users know it', () => {
    expect(describeRuntime()).toBe(`Node.js ${process.versions.node}`);
    expect(describePlatform({ target: 'linux-x64-musl' })).toBe('linux-x64-musl');
    expect(describePlatform({})).toMatch(/^(linux|macos|windows)-(x64|arm64)$/);
  });
});
