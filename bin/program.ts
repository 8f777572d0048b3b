/** Wires commands, index and demo into the program. Tests run this function, too. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../commands/index.ts';
import { start } from '../src/app/start.ts';
import type { Io } from '../src/io.ts';
import type { App } from '../src/command/command.ts';

/** The compiled index stands beside the bundled program; run from its source, the program finds it in dist. */
const here = import.meta.dirname;
const indexDir = join(here, basename(here) === 'bin' ? '../dist/index' : 'index');

/** Reads the API documents that the program ships. */
function readDocuments(): Record<string, unknown>[] {
  const dir = join(indexDir, 'documents');
  return readdirSync(dir).map(
    (file) => JSON.parse(readFileSync(join(dir, file), 'utf8')) as Record<string, unknown>,
  );
}

const app: App = {
  catalogue,
  indexDir: (language) => join(indexDir, language),
  loadPrompter: async (io) => (await import('./prompter.ts')).createPrompter(io),
  readDocuments,
  startDemo: async (options) =>
    (await import('../src/simulator/demo.ts')).startDemo(readDocuments(), options),
  findInstallation: async () => (await import('../src/release/installation.ts')).findInstallation(),
};

/** Runs one command line and resolves with the exit code. A test may put parts of its own in place of ours. */
export function program(argv: readonly string[], io: Io, parts: Partial<App> = {}): Promise<number> {
  return start(argv, io, { ...app, ...parts });
}
