/** The same local fault ends with the same exit code, whatever command meets it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../helpers/folder.ts';
import { findClosedPort } from '../helpers/loopback.ts';
import { runProgram } from '../helpers/run-program.ts';

let profileDir: string;
let files: string;

beforeEach(() => {
  nock.enableNetConnect('127.0.0.1');
  profileDir = makeFolder();
  files = makeFolder();
  mkdirSync(join(files, 'folder'));
  writeFileSync(join(files, 'bad.json'), '{"secret":"HUSH"');
  writeFileSync(join(profileDir, 'broken.json'), '{', { mode: 0o600 });
});

/** The exit code, once what was said is found to be in words, without secrets. */
async function codeOf(line: string): Promise<number> {
  const { code, stdout, stderr } = await runProgram(line.replaceAll('FILES', files).split(' '), {
    profileDir,
  });
  // The system's own names for errors are nobody's language.
  expect(stderr).not.toMatch(/\b(E[A-Z]{4,}|ERR_\w+|UND_\w+)\b/);
  expect(stdout + stderr).not.toContain('HUSH');
  return code;
}

const calls = [
  'bills list',
  'orders create --body {"orderItemList":[]}',
  'shipping-addresses delete --shipping-address-id x --yes',
  'auth status',
  'auth token',
];

describe('a file that can’t be read is wrong usage (2)', () => {
  it.each([
    'coupons create --body @FILES/none',
    'coupons create --body @FILES/folder',
    'coupons create --body @FILES/bad.json/below',
    'bills list --api-key a --api-token b --ca-file FILES/none',
    'bills list --api-key a --api-token b --ca-file FILES/folder',
    'bills list --api-key a --api-token b --ca-file FILES/bad.json',
    'definitions add FILES/none',
    'definitions add FILES/folder',
    'simulator serve --document FILES/none',
    'simulator serve --document FILES/folder',
    'bills list --output-file FILES/none/out',
    'bills list --output-file FILES/folder',
    'doctor --profile demo --ca-file FILES/none',
  ])('%s', async (line) => {
    expect(await codeOf(line)).toBe(2);
  });
});

describe('a file that is no JSON is wrong usage (2)', () => {
  it.each(['coupons create --body @FILES/bad.json', 'definitions add FILES/bad.json'])('%s', async (line) => {
    expect(await codeOf(line)).toBe(2);
  });
});

describe('a profile that can’t be used ends with 3', () => {
  it.each(
    [...calls, 'configure get', 'logout', 'doctor --endpoint http://127.0.0.1:1'].flatMap((line) => [
      `${line} --profile broken`,
      `${line} --profile none`,
    ]),
  )('%s', async (line) => {
    // The network is a problem of its own to doctor, and the greater one.
    expect(await codeOf(line)).toBe(line.startsWith('doctor') ? 5 : 3);
  });

  it.each(calls)('and so does having no credentials: %s', async (line) => {
    expect(await codeOf(line)).toBe(3);
  });

  it.each(['configure set email a@example.com', 'unconfigure --yes', 'configure rename none new'])(
    'and changing one: %s',
    async (line) => {
      expect(
        await codeOf(
          line.includes('none') ? line : `${line} --profile ${line.startsWith('un') ? 'none' : 'broken'}`,
        ),
      ).toBe(3);
    },
  );
});

describe('a value that is wrong is wrong usage (2)', () => {
  it.each(
    [...calls, 'version', 'commands', 'configure list', 'doctor --profile demo', 'definitions list'].flatMap(
      (line) => [`${line} --timeout abc`, `${line} --coverage-type xx`],
    ),
  )('%s', async (line) => {
    expect(await codeOf(line)).toBe(2);
  });
});

describe('the network ends with 5', () => {
  const pair = '--api-key a --api-token b --no-retry-on-error';
  const lines = [
    'bills list',
    'orders cancel --order-id x --yes',
    'orders create --body {"orderItemList":[]}',
    'doctor',
  ];

  it.each(lines)('where the connection is refused: %s', async (line) => {
    const sent = line.replace('{"orderItemList":[]}', '{"orderItemList":[],"shippingAddressId":"x"}');
    expect(
      await codeOf(`${sent} ${pair} --no-validate --endpoint http://127.0.0.1:${await findClosedPort()}`),
    ).toBe(5);
  });

  it('where the document of a definition can’t be fetched', async () => {
    expect(
      await codeOf(`definitions add http://127.0.0.1:${await findClosedPort()}/x.yaml --no-retry-on-error`),
    ).toBe(5);
  });
});

// Linux alone has a disk that is always full.
describe.runIf(existsSync('/dev/full'))('a disk that is full is our failure (1)', () => {
  it('wherever the output goes', async () => {
    expect(await codeOf('bills list --profile demo --output-file /dev/full')).toBe(1);
    expect(await codeOf('version --output-file /dev/full')).toBe(1);
    expect(await codeOf('commands --output-file /dev/full')).toBe(1);
  });
});
