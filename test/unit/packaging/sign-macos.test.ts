/** packaging/sign-macos.sh, with pretended tools of macOS that write down how they are called. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../helpers/folder.ts';
import { startProcess } from '../../helpers/program.ts';

const script = join(import.meta.dirname, '../../../packaging/sign-macos.sh');

const secrets = {
  MACOS_CERTIFICATE: Buffer.from('certificate').toString('base64'),
  MACOS_CERTIFICATE_PASSWORD: 'certificate-password',
  APPLE_API_KEY: '-----BEGIN PRIVATE KEY-----\nkey\n-----END PRIVATE KEY-----',
  APPLE_API_KEY_ID: 'KEYID',
  APPLE_API_ISSUER: 'issuer',
};

/** Signs two files; what Apple says of them, and whether the certificate serves, is up to the test. */
async function sign(
  env: Readonly<Record<string, string>>,
  { status = 'Accepted', identity = '  1) 0A1B2C "Developer ID Application: Example (TEAM)"' } = {},
) {
  const home = makeFolder();
  const bin = join(home, 'bin');
  const temporary = join(home, 'tmp');
  mkdirSync(bin);
  mkdirSync(temporary);
  const put = (name: string, body: string): void => {
    writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >>"${home}/calls"\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  put('codesign', '');
  put('security', `[ "$1" != find-identity ] || echo '${identity}'`);
  put('uuidgen', 'echo keychain-password');
  put('zip', '');
  put('xcrun', `echo '{"status": "${status}"}'`);
  const files = ['one', 'two'].map((name) => join(home, name));
  const ended = await startProcess([script, ...files], {
    cwd: home,
    env: { PATH: `${bin}:${process.env['PATH']}`, TMPDIR: temporary, ...env },
  }).ended;
  const calls = readFileSync(join(home, 'calls'), 'utf8')
    .replaceAll(home, '~')
    .replaceAll(/tmp\.\w+/g, 'work');
  return { ...ended, calls: calls.trim().split('\n'), left: readdirSync(temporary) };
}

describe.skipIf(process.platform === 'win32')('signing', () => {
  it('is ad hoc without a certificate', async () => {
    const { code, stdout, calls } = await sign({});
    expect(calls).toEqual([
      'codesign --force --sign - ~/one',
      'codesign --verify --strict ~/one',
      'codesign --force --sign - ~/two',
      'codesign --verify --strict ~/two',
    ]);
    expect(stdout).toBe('Signed ad hoc: MACOS_CERTIFICATE is not set.\n');
    expect(code).toBe(0);
  });

  it('hardens and notarises with one, and leaves no key behind', async () => {
    const { code, calls, left } = await sign(secrets);
    const signed = calls.filter((call) => call.startsWith('codesign --force'));
    expect(signed).toHaveLength(2);
    for (const call of signed) expect(call).toContain(' --sign 0A1B2C ');
    for (const call of signed) expect(call).toContain(' --options runtime --timestamp --entitlements ');
    expect(calls.find((call) => call.startsWith('xcrun'))).toBe(
      'xcrun notarytool submit ~/tmp/work/soracom.zip --key ~/tmp/work/key.p8 --key-id KEYID --issuer issuer --wait --output-format json',
    );
    expect(calls.at(-1)).toBe('security delete-keychain ~/tmp/work/signing.keychain-db');
    expect(calls.join('\n')).not.toContain('PRIVATE KEY');
    expect(left).toEqual([]);
    expect(code).toBe(0);
  });

  it('fails where Apple refuses', async () => {
    const { code, stderr, left } = await sign(secrets, { status: 'Invalid' });
    expect(stderr).toBe('Apple did not accept the files.\n');
    expect(left).toEqual([]);
    expect(code).toBe(1);
  });

  it('fails for a certificate of another kind', async () => {
    const { code, stderr, calls } = await sign(secrets, { identity: '     0 valid identities found' });
    expect(stderr).toBe('The certificate is no valid "Developer ID Application" certificate.\n');
    expect(calls.filter((call) => call.startsWith('codesign'))).toEqual([]);
    expect(code).toBe(1);
  });

  it.each(Object.keys(secrets).slice(1))('fails at once without %s', async (name) => {
    const { [name]: _, ...rest } = secrets as Record<string, string>;
    const home = makeFolder();
    const { code, stderr } = await startProcess([script, 'file'], { cwd: home, env: rest }).ended;
    expect(stderr).toContain(name);
    expect(existsSync(join(home, 'calls'))).toBe(false);
    expect(code).toBe(1);
  });

  it('wants files', async () => {
    const { code, stderr } = await startProcess([script]).ended;
    expect(stderr).toBe('Usage: packaging/sign-macos.sh FILE...\n');
    expect(code).toBe(2);
  });
});
