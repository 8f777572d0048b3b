/**
 * Runs the npm package on the Windows build of Node under Wine. By itself, it runs one command line:
 * `npx tsx packaging/wine.ts bills list --profile demo`.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fetchPackage } from './fetch-package.ts';
import { installPackage } from './install-package.ts';

const execute = promisify(execFile);

/** Where the Windows that Wine makes is kept. */
const home = join(import.meta.dirname, 'node_modules/.wine');

const environment = {
  WINEPREFIX: join(home, 'prefix'),
  WINEDEBUG: '-all',
  // Neither .NET nor a browser is needed, and Wine would ask whether to install them.
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
  // Node takes Wine for a Windows that is too old.
  NODE_SKIP_PLATFORM_CHECK: '1',
};

/** The package as it is installed, behind one executable file of this machine. */
export interface WineProgram {
  /** Takes the program's words. Streams are handed on when the program has ended: Wine can't use the host's pipes. */
  starter: string;
  /** Ends what Wine left running. */
  close: () => Promise<void>;
}

/** @param folder a folder for this use @throws Error where Wine is not installed */
export async function openWine(folder: string): Promise<WineProgram> {
  const node = join(await fetchPackage('node-windows'), 'bin/node.exe');
  const env = { ...process.env, ...environment };
  await mkdir(home, { recursive: true });
  try {
    await execute('wine', ['wineboot', '--init'], { env });
  } catch (error) {
    throw new Error('Wine does not start. On Debian, install it with: apt-get install wine wine64', {
      cause: error,
    });
  }
  const program = await installPackage(folder);
  const prelude = join(folder, 'prelude.cjs');
  const starter = join(folder, 'soracom');
  await writeFile(prelude, takeHome);
  await writeFile(starter, writeStarter([node, '--require', prelude, program]), { mode: 0o755 });
  return { starter, close: () => stopWine(env) };
}

async function stopWine(env: NodeJS.ProcessEnv): Promise<void> {
  // It fails where nothing runs any more.
  await execute('wineserver', ['--kill'], { env }).catch(() => undefined);
}

/** Wine sets these variables itself; a test means its own. */
const takeHome = `
const { env } = process;
if (env.HOST_HOME) env.USERPROFILE = require('node:path').resolve(env.HOST_HOME);
for (const name of ['LC_ALL', 'LANG']) {
  const value = env['HOST_' + name];
  delete env['HOST_' + name];
  if (value) env[name] = value;
  else delete env[name];
}
delete env.HOST_HOME;
`;

/** Wine reads words in the host's character set, so it is UTF-8 there, whatever the program is told. */
function writeStarter(command: readonly string[]): string {
  const variables = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'`);
  return `#!/bin/sh
streams=$(mktemp -d) || exit 70
trap 'rm -rf "$streams"' EXIT
if [ -t 0 ]; then : >"$streams/in"; else cat >"$streams/in"; fi
export HOST_HOME="$HOME" HOST_LC_ALL="$LC_ALL" HOST_LANG="$LANG" LC_ALL=C.UTF-8
${variables.join('\n')}
wine ${command.map((word) => `'${word}'`).join(' ')} "$@" <"$streams/in" >"$streams/out" 2>"$streams/err"
code=$?
cat "$streams/out"
cat "$streams/err" >&2
exit $code
`;
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(home, 'package');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { starter } = await openWine(folder);
  // Without a home of the host, it is Windows' own: C:\\users\\NAME.
  const env = { ...process.env, HOME: '' };
  const child = spawn(starter, process.argv.slice(2), { stdio: 'inherit', env });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
}
