/** Compiles the built program, its index and its documents into one executable. */
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fetchPackage } from './fetch-package.ts';
import { hostTarget, type Target } from './targets.ts';

const execute = promisify(execFile);

/** What an executable is made of. */
export interface Ingredients {
  target: Target;
  /** The built program. */
  dist: string;
  /** The executable to write. */
  outFile: string;
  /** Records of the order in which runs used the code (see train.ts): the executable is laid out by them. */
  orders?: readonly string[];
}

/** @throws Error with what the compiler printed */
export async function compile({ target, dist, outFile, orders = [] }: Ingredients): Promise<void> {
  await mkdir(dirname(outFile), { recursive: true });
  const compiler = await findRuntime(hostTarget(process));
  await execute(
    compiler,
    [
      'build',
      '--compile',
      `--target=${target.compileFor}`,
      '--bytecode',
      '--minify',
      ...(orders.length > 0 ? [`--bytecode-order=${orders.join(',')}`] : []),
      // Start-ups are short: code is worth compiling further only when it runs very often.
      '--compile-jit-policy=10',
      '--asset=index',
      // The bundle looks for its index beside itself.
      `--define=__dirname=${JSON.stringify(target.embeddedRoot)}`,
      `--define=soracomTarget=${JSON.stringify(target.name)}`,
      // Nothing in the folder where somebody works may change what the program does.
      '--no-compile-autoload-dotenv',
      '--no-compile-autoload-bunfig',
      `--compile-executable-path=${await findRuntime(target)}`,
      `--outfile=${outFile}`,
      'main.cjs',
    ],
    { cwd: dist },
  );
  await chmod(outFile, 0o755);
}

async function findRuntime(target: Target): Promise<string> {
  const folder = join(await fetchPackage(target.runtime), 'bin');
  const file = readdirSync(folder).find((name) => /^bun(\.exe)?$/.test(name));
  if (file === undefined) throw new Error(`${target.runtime} holds no runtime.`);
  return join(folder, file);
}
