/** What pressing TAB costs: answers of `soracom __complete`, the size of the scripts, and how long shells read them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDocument } from '../helpers/large-document.ts';
import { serve } from '../helpers/loopback.ts';
import { median, report, timeBareNode, timeProgram } from './measure.ts';

const runs = 25;
/** 60 ms more than the 24 that `node -e 0` takes on a quiet machine. */
const goal = 3.5;

const folder = mkdtempSync(join(tmpdir(), 'soracom-bench-'));
const server = await serve((_, response) => {
  const orderList = Array.from({ length: 50 }, (_item, at) => ({ orderId: `ORDER-${at}`, currency: 'JPY' }));
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ orderList }));
});
const access = { SORACOM_API_KEY: 'key', SORACOM_API_TOKEN: 'token', LANG: 'C.UTF-8' };

/** An environment whose values have not been looked up before. */
function freshEnv(profileDir: string, run: number): Record<string, string> {
  return {
    ...access,
    SORACOM_ENDPOINT: `${server.origin}/${run}`,
    SORACOM_PROFILE_DIR: profileDir,
  };
}

/** Pairs with `node -e 0`, as a ratio and as milliseconds more. */
async function benchAnswer(
  name: string,
  asked: readonly string[],
  envOf: (run: number) => Record<string, string>,
): Promise<void> {
  const pairs: { own: number; bare: number }[] = [];
  for (let run = -2; run < runs; run += 1) {
    const bare = await timeBareNode();
    const own = await timeProgram(['__complete', ...asked], envOf(run));
    if (own.stdout === '') throw new Error(`No answer to ${asked.join(' ')}.`);
    if (run >= 0) pairs.push({ own: own.milliseconds, bare: bare.milliseconds });
  }
  const ratio = median(pairs.map(({ own, bare }) => own / bare));
  const more = median(pairs.map(({ own, bare }) => own - bare));
  report(name, `${ratio.toFixed(2)}  (+${more.toFixed(0)} ms)`, `<= ${goal}`);
}

/** The size of a script, and the time that its shell takes to read it beyond starting. */
async function benchScript(shell: string, profileDir: string, label: string): Promise<void> {
  const { stdout } = await timeProgram(['completion', shell], freshEnv(profileDir, 0));
  const file = join(folder, `script.${shell}`);
  writeFileSync(file, stdout);
  const quiet = shell === 'fish' ? ['--no-config', '-c'] : [shell === 'zsh' ? '-f' : '--norc', '-c'];
  const before = shell === 'zsh' ? 'compdef() { :; }; ' : '';
  const time = (line: string): number => {
    const start = performance.now();
    const { error } = spawnSync(shell, [...quiet, line], { stdio: 'ignore' });
    return error === undefined ? performance.now() - start : Number.NaN;
  };
  const pairs = Array.from({ length: runs }, () => time(`${before}source '${file}'`) - time(`${before}true`));
  const milliseconds = median(pairs);
  const read = Number.isNaN(milliseconds) ? 'not tried' : `${milliseconds.toFixed(1)} ms to read`;
  report(`completion ${shell}, ${label}`, `${(stdout.length / 1000).toFixed(0)} kB, ${read}`);
}

try {
  const small = join(folder, 'small');
  const large = join(folder, 'large');
  const document = join(folder, 'large.yaml');
  writeFileSync(document, makeDocument({ groups: 12, commandsPerGroup: 40 }));
  const added = await timeProgram(['definitions', 'add', document], freshEnv(large, 0));
  if (added.code !== 0) throw new Error(added.stderr);
  const ids = ['--order-id', 'orders', 'get'];
  await benchAnswer('__complete, profiles', ['--profile'], () => freshEnv(small, 0));
  await benchAnswer('__complete, ids kept from before', ids, () => freshEnv(small, 0));
  await benchAnswer('__complete, ids asked for', ids, (run) => freshEnv(small, run + 1000));
  await benchAnswer('__complete, ids asked for, 500 commands', ids, (run) => freshEnv(large, run + 1000));
  for (const shell of ['bash', 'zsh', 'fish']) {
    await benchScript(shell, small, 'shipped');
    await benchScript(shell, large, '500 commands');
  }
} finally {
  await server.close();
  rmSync(folder, { recursive: true });
}
