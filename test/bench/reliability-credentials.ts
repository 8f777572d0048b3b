/** `npm run bench:reliability`: many processes on a cold cache, and processes killed in the middle of a write. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { readAnyToken, tokenDir } from '../../src/auth/token-cache.ts';
import { listProfiles } from '../../src/profile/store.ts';
import { startAuthServer } from '../helpers/auth-server.ts';
import { makeFolder } from '../helpers/folder.ts';
import { callProgram, startProcess } from '../helpers/program.ts';
import { report } from './measure.ts';

const processes = 100;
const kills = 1000;

/** The longest wait between the first write and the kill, in milliseconds: several writes long. */
const longestWait = 25;

/** Processes that keep the machine busy meanwhile: so many want to run at any time. */
const load = 20;

function startLoad(): () => void {
  const busy = Array.from({ length: load }, () =>
    startProcess([process.execPath, '-e', 'for (;;) Math.random();']),
  );
  return () => {
    for (const { child } of busy) child.kill('SIGKILL');
  };
}

async function startCold(): Promise<void> {
  const server = await startAuthServer();
  const dir = makeFolder();
  const env = {
    SORACOM_PROFILE_DIR: dir,
    SORACOM_ENDPOINT: server.endpoint,
    SORACOM_AUTH_KEY_ID: 'keyId-1',
    SORACOM_AUTH_KEY: 'secret-of-the-bench',
  };
  const startAll = async (): Promise<{ failed: number; seconds: number }> => {
    const start = performance.now();
    const all = await Promise.all(
      Array.from({ length: processes }, () => callProgram(['bills', 'list'], { env })),
    );
    const failed = all.filter(({ code, stderr }) => code !== 0 || stderr !== '').length;
    return { failed, seconds: (performance.now() - start) / 1000 };
  };
  const endLoad = startLoad();
  const cold = await startAll();
  endLoad();
  report(
    `${processes} parallel cold starts, load ${load}: auth requests`,
    String(server.count('/v1/auth')),
    '1',
  );
  report(`${processes} parallel cold starts, load ${load}: failed`, String(cold.failed), '0');
  const warm = await startAll();
  report(`${processes} parallel cold starts, load ${load}: wall time`, `${cold.seconds.toFixed(1)} s`);
  report(`${processes} parallel warm starts: wall time`, `${warm.seconds.toFixed(1)} s`);
  if (server.count('/v1/auth') !== 1 || cold.failed > 0) process.exitCode = 1;
  await server.close();
}

/** The writer as one file that plain Node runs, so that a round is short. */
async function bundleWriter(dir: string): Promise<string> {
  const outfile = join(dir, 'writer.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'endless-writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    // conf asks for its own place; the bundle has none.
    define: { 'import.meta.url': '"file:///writer.cjs"' },
  });
  return outfile;
}

/** Starts a writer and kills it shortly after its first write. */
async function killWriter(writer: string, dir: string): Promise<void> {
  const { child, sees, ended } = startProcess([process.execPath, writer, dir], { cwd: dirname(writer) });
  await sees('writing');
  setTimeout(() => child.kill('SIGKILL'), Math.random() * longestWait);
  await ended;
}

/** How many of the files are not whole. */
function countDamaged(dir: string): number {
  const profile: unknown = tryParse(readFileSync(join(dir, 'default.json'), 'utf8'));
  const isWhole = typeof profile === 'object' && profile !== null && 'end' in profile;
  const tokens = readdirSync(tokenDir(dir)).filter((name) => name.endsWith('.token'));
  const broken = tokens.filter(
    (name) => readAnyToken(join(tokenDir(dir), name), process.platform) === undefined,
  );
  const strangers = listProfiles(dir).filter((name) => name !== 'default');
  return (isWhole ? 0 : 1) + (tokens.length === 1 ? 0 : 1) + broken.length + strangers.length;
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function killInTheMiddle(): Promise<void> {
  const base = makeFolder();
  const writer = await bundleWriter(base);
  let damaged = 0;
  let midWrite = 0;
  const rounds = async (lane: number): Promise<void> => {
    const dir = join(base, `lane${lane}`);
    for (let round = 0; round < kills / 2; round += 1) {
      await killWriter(writer, dir);
      damaged += countDamaged(dir);
      const left = [...readdirSync(dir), ...readdirSync(tokenDir(dir))].filter((name) => /tmp/.test(name));
      if (left.length > 0) midWrite += 1;
      for (const name of left) {
        rmSync(join(dir, name), { recursive: true, force: true });
        rmSync(join(tokenDir(dir), name), { recursive: true, force: true });
      }
    }
  };
  await Promise.all([rounds(0), rounds(1)]);
  report(`${kills} x kill -9 while profile and token are written: files damaged`, String(damaged), '0');
  if (damaged > 0) process.exitCode = 1;
  report(`  of which with a file half written at that moment`, String(midWrite));
}

async function main(): Promise<void> {
  await startCold();
  await killInTheMiddle();
}

await main();
