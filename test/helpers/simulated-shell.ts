/** Shell scripts as a user runs them, with the built program and a jq on PATH, against a simulator of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { builtProgram, startProgram } from './spawn-program.ts';

const programs = { soracom: builtProgram, jq: join(import.meta.dirname, 'jq.cjs') };

/** What a script left behind. */
export interface ScriptOutcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script with `sh -eu` in an empty folder. The simulator stands at `now` and ends with the test. */
export async function runScript(script: string, now: string): Promise<ScriptOutcome> {
  const dir = mkdtempSync(join(tmpdir(), 'soracom-script-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const work = join(dir, 'work');
  mkdirSync(work);
  const env = {
    PATH: `${installPrograms(join(dir, 'bin'))}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: dir,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(await startSimulator(now)),
  };
  // In a group of its own, so that what a script has started ends with it.
  const child = spawn('sh', ['-eu', '-c', script], { cwd: work, env, detached: true });
  onTestFinished(() => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  });
  child.stdin.end();
  // Read as bytes, since a text reader would swallow a byte order mark.
  const [stdout, stderr] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close'),
  ]);
  return { code: child.exitCode, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** Starts a simulator whose answers are always the same, and resolves with the variables that lead to it. */
async function startSimulator(now: string): Promise<Record<string, string>> {
  const child = startProgram(['simulator', 'serve', '--seed', 'recipes', '--now', now]);
  const variables: Record<string, string> = {};
  for await (const line of createInterface(child.stdout)) {
    const [, name = '', value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== '') variables[name] = value;
    if (name === 'SORACOM_AUTH_KEY') return variables;
  }
  throw new Error('the simulator ended before it said where it is');
}

/** Writes the programs into a folder for PATH. */
function installPrograms(dir: string): string {
  mkdirSync(dir);
  for (const [name, file] of Object.entries(programs)) {
    const path = join(dir, name);
    writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${file}' "$@"\n`);
    chmodSync(path, 0o755);
  }
  return dir;
}
