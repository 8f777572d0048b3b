/**
 * `npm run bench:reliability`: signals at random moments of whatever writes files. Nothing half-written may be left,
 * and what was there before must still be whole.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnyToken } from '../../src/auth/token-cache.ts';
import { makeFolder } from '../helpers/folder.ts';
import { programUnderTest, startProcess } from '../helpers/program.ts';
import { report } from './measure.ts';
import { createRandom, type Random } from './random.ts';
import { openShop, type Shop } from './reliability-shop.ts';

const moments = 300;
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Something that writes files: what is typed, what may be there afterwards, and whether that is whole. */
interface Writing {
  name: string;
  words: (folder: string) => string[];
  /** Names that may be in the working folder and below the profile folder afterwards. */
  allowed: RegExp;
  isWhole: (path: string, shop: Shop) => boolean;
}

const profile = { authKeyId: 'keyId-of-the-bench', authKey: 'secret-of-the-bench' };

function isProfile(path: string): boolean {
  try {
    return 'authKey' in (JSON.parse(readFileSync(path, 'utf8')) as object);
  } catch {
    return false;
  }
}

const writings: Writing[] = [
  {
    name: 'download',
    words: (folder) => ['bills', 'export-latest', '--download', join(folder, 'bill.csv')],
    allowed: /^bill\.csv$/,
    isWhole: (path, shop) => readFileSync(path).equals(shop.bill),
  },
  {
    name: 'profile',
    words: () => ['configure', 'set', 'tokenTimeoutSeconds', '3600', '--profile', 'work'],
    allowed: /^work\.json$/,
    isWhole: isProfile,
  },
  {
    name: 'token',
    words: () => ['bills', 'list'],
    allowed: /\.token$/,
    isWhole: (path) => readAnyToken(path, process.platform) !== undefined,
  },
];

/** What one signal came to. */
interface Outcome {
  left: string[];
  damaged: string[];
  /** 0, 130 and a failure's own code are answers; a death by the signal is none. */
  isSudden: boolean;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

async function strike(writing: Writing, shop: Shop, random: Random, longest: number): Promise<Outcome> {
  const folder = makeFolder();
  const profileDir = join(folder, 'profiles');
  mkdirSync(profileDir, { mode: 0o700 });
  writeFileSync(join(profileDir, 'work.json'), JSON.stringify(profile), { mode: 0o600 });
  const { child, ended } = startProcess([...programUnderTest, ...writing.words(folder)], {
    cwd: folder,
    env: {
      LANG: 'C.UTF-8',
      SORACOM_PROFILE_DIR: profileDir,
      SORACOM_ENDPOINT: shop.endpoint,
      SORACOM_AUTH_KEY_ID: shop.credentials.authKeyId,
      SORACOM_AUTH_KEY: shop.credentials.authKey,
    },
  });
  const timer = setTimeout(() => child.kill(random.pick(signals)), Math.random() * longest);
  const { signal } = await ended;
  clearTimeout(timer);
  const files = listFiles(folder);
  const known = (name: string): boolean =>
    writings.some(({ allowed }) => allowed.test(name.split('/').at(-1) ?? ''));
  return {
    left: files.filter((name) => !known(name)),
    damaged: files.filter((name) =>
      writings.some(
        ({ allowed, isWhole }) =>
          allowed.test(name.split('/').at(-1) ?? '') && !isWhole(join(folder, name), shop),
      ),
    ),
    isSudden: signal !== null,
  };
}

async function main(): Promise<void> {
  const random = createRandom(20_261_124);
  const shop = await openShop(makeFolder());
  // The download takes long enough for a signal to meet it half-way.
  await shop.setFault({ fault: 'slow-drip', match: { path: '/exports/*' }, bytes: 20_000, ms: 20 });
  const outcomes: Outcome[] = [];
  for (const [index, writing] of writings.entries()) {
    const start = performance.now();
    await strike(writing, shop, random, 1e9);
    const longest = (performance.now() - start) * 1.1;
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < moments / writings.length) {
        next += 1;
        outcomes.push(await strike(writing, shop, random, longest));
      }
    };
    await Promise.all([lane(), lane()]);
    const own = outcomes.slice((index * moments) / writings.length);
    const sudden = own.filter(({ isSudden }) => isSudden).length;
    report(`  ${writing.name}: ended by the signal itself, before it was caught`, String(sudden));
  }
  const left = outcomes.flatMap((outcome) => outcome.left);
  const damaged = outcomes.flatMap((outcome) => outcome.damaged);
  report(`${outcomes.length} signals at random moments: leftovers`, String(left.length), '0');
  report('  files damaged', String(damaged.length), '0');
  for (const name of [...new Set([...left, ...damaged])].slice(0, 10)) console.log(`- ${name}`);
  await shop.close();
  if (left.length + damaged.length > 0) process.exitCode = 1;
}

await main();
