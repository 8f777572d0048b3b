/** Shell scripts as a user runs them, with the built program and a jq on PATH, against a simulator of their own. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { makeFolder } from './folder.ts';
import { programUnderTest, startProcess, startProgram, type Command, type Ended } from './program.ts';

const programs: Record<string, Command> = {
  soracom: programUnderTest,
  jq: [process.execPath, join(import.meta.dirname, 'jq.cjs')],
};

/** Runs a script with `sh -eu` in an empty folder. The simulator stands at `now`, has these faults, and ends with the test; `more` are further variables. */
export async function runScript(
  script: string,
  now: string,
  faults: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const dir = makeFolder();
  const work = join(dir, 'work');
  mkdirSync(work);
  const env = {
    PATH: `${installPrograms(join(dir, 'bin'))}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: dir,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(await startSimulator(now, faults)),
    ...more,
  };
  return startProcess(['sh', '-eu', '-c', script], { cwd: work, env, group: true }).ended;
}

/** Starts a simulator whose answers are always the same, and resolves with the variables that lead to it. */
async function startSimulator(now: string, faults: readonly string[]): Promise<Record<string, string>> {
  const spoilt = faults.flatMap((fault) => ['--fault', fault]);
  const simulator = startProgram(['simulator', 'serve', '--seed', 'recipes', '--now', now, ...spoilt]);
  const printed = await simulator.sees(/^export SORACOM_AUTH_KEY=.*\n/m);
  return Object.fromEntries(
    Array.from(printed.matchAll(/^export (\w+)=(.*)$/gm), ([, name = '', value = '']) => [name, value]),
  );
}

/** Writes the programs into a folder for PATH. */
function installPrograms(dir: string): string {
  mkdirSync(dir);
  for (const [name, command] of Object.entries(programs)) {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\nexec ${command.map((word) => `'${word}'`).join(' ')} "$@"\n`);
    chmodSync(path, 0o755);
  }
  return dir;
}
