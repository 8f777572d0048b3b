/** `npm run bench:reliability`: 200 hostile answers, each to a process of its own. */
import { createServer, type AddressInfo } from 'node:net';
import { makeFolder } from '../helpers/folder.ts';
import { programUnderTest, startProcess } from '../helpers/program.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { memoryHook, readPeakMemory, report } from './measure.ts';
import { createRandom } from './random.ts';

const answers = 200;

/** A run that has not ended by then never will. In milliseconds. */
const patience = 60_000;

/** What came of one answer. */
interface Run {
  kind: string;
  code: number | null;
  isCrash: boolean;
  megabytes: number;
  said: string;
}

/** Every exit code that means something was found wrong, or right; 1 is a fault of ours. */
const expected = new Set<number | null>([0, 2, 3, 4, 5]);

async function meet(kind: string, seed: number): Promise<Run> {
  const random = createRandom(seed);
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => hostileAnswers[kind]?.(socket, random));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const format = random.pick(['json', 'jsonl', 'table', 'yaml', 'csv']);
  const words = ['bills', 'list', '--retry', '0', '--timeout', '10', '--output', format];
  const running = startProcess([...programUnderTest, ...words], {
    cwd: makeFolder(),
    env: {
      SORACOM_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      SORACOM_API_KEY: 'key-of-the-bench',
      SORACOM_API_TOKEN: 'token-of-the-bench',
      ...memoryHook,
    },
  });
  const timer = setTimeout(() => running.child.kill('SIGKILL'), patience);
  const { code, stderr } = await running.ended;
  clearTimeout(timer);
  server.close();
  const isCrash = !expected.has(code) || /^\s+at .+:\d+:\d+\)?$/m.test(stderr);
  const said = stderr.split('\n').find((line) => line.toLowerCase().startsWith('error')) ?? '';
  return { kind, code, isCrash, megabytes: readPeakMemory(stderr), said };
}

async function main(): Promise<void> {
  const kinds = Object.keys(hostileAnswers);
  const runs: Run[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < answers) {
      const round = next;
      next += 1;
      runs.push(await meet(kinds[round % kinds.length] ?? '', round));
    }
  };
  await Promise.all([lane(), lane()]);
  const crashes = runs.filter(({ isCrash }) => isCrash);
  const largest = runs.toSorted((a, b) => (b.megabytes || 0) - (a.megabytes || 0))[0];
  report(`${answers} hostile answers: crashes`, String(crashes.length), '0');
  report('  peak memory', `${(largest?.megabytes ?? 0).toFixed(0)} MB (${largest?.kind})`, '800 MB');
  for (const { kind, code, said } of crashes) console.log(`- ${kind}: exit code ${code}. ${said}`);
  if (crashes.length > 0) process.exitCode = 1;
}

await main();
