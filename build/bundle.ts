/**
 * Bundles the program: esbuild splits only ES modules, so it splits those first and each piece is turned into
 * CommonJS afterwards, which Node loads several milliseconds sooner.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import {
  build,
  transform,
  type BuildOptions,
  type Metafile,
  type Plugin,
  type TransformOptions,
} from 'esbuild';
import { bundleDeferred, deferModules, measureTables, withoutChildProcess } from './packages.ts';
import { checkWeight, entryPoint, listStaticInputs } from './weight.ts';

/** The lowest Node that we support. */
const target = 'node20.18';

/**
 * Writes `main.cjs` and its chunks to `outDir`.
 *
 * @throws Error when a heavy package would be loaded at start-up
 */
export async function bundle(root: string, outDir: string): Promise<Metafile> {
  const options = {
    absWorkingDir: root,
    entryPoints: { main: entryPoint },
    outdir: outDir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    define: { 'import.meta.dirname': '__dirname' },
    metafile: true,
    write: false,
    logLevel: 'error',
  } satisfies BuildOptions;

  const packages = [measureTables(root), deferModules(root), withoutChildProcess];
  const survey = await build({ ...options, plugins: packages });
  const plugins = [joinTiers(root, survey.metafile), ...packages];
  const { outputFiles, metafile } = await build({ ...options, plugins });
  checkWeight(metafile);
  const deferred = await bundleDeferred(root, outDir, target);

  await mkdir(outDir, { recursive: true });
  await Promise.all(
    [...outputFiles, ...deferred.outputFiles].map(async ({ path, text }) => {
      const { code: commonJs } = await transform(requirePlainly(text), { format: 'cjs', ...chunk });
      const { code } = await transform(handOutExports(commonJs), { minify: true, ...chunk });
      await writeFile(join(outDir, basename(path)), escapeToAscii(code), 'ascii');
    }),
  );
  return { inputs: { ...metafile.inputs, ...deferred.metafile.inputs }, outputs: metafile.outputs };
}

/** What every pass over a chunk agrees on. */
const chunk = {
  platform: 'node',
  target,
  supported: { 'dynamic-import': false },
} satisfies TransformOptions;

/** An ES module gets its `require` from a function that looks for one; CommonJS has it, and other bundlers see it. */
function requirePlainly(code: string): string {
  return code.replaceAll('__require("', 'require("');
}

/**
 * Hands out the object of a chunk's exports as it is. esbuild copies it into another one that only differs for
 * importers that take a CommonJS module whole; chunks import each other by name.
 */
function handOutExports(code: string): string {
  return code.replace(
    /^module\.exports = __toCommonJS\((\w+)\);$/m,
    // Without the mark, whoever imports the default export of a package gets all of its exports instead.
    'module.exports = Object.defineProperty($1, "__esModule", { value: true });',
  );
}

/** V8 keeps ASCII in half the memory and reads it faster. esbuild leaves the regular expressions as they are. */
function escapeToAscii(code: string): string {
  return code.replace(/[^\p{ASCII}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(''),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** Writes the file that Node is started with. */
export async function bundleLoader(root: string, outFile: string): Promise<void> {
  const source = await readFile(join(root, 'bin/loader.ts'), 'utf8');
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'cjs',
    platform: 'node',
    target,
    minify: true,
  });
  await writeFile(outFile, `#!/usr/bin/env node\n${code}`, { mode: 0o755 });
}

/** What loads together: the code of some entries that no tier below holds. */
interface Tier {
  entries: string[];
  /** The tier that is loaded before it. */
  restsOn?: number;
}

/** Start-up; what the overview and commands share; the overview; any command; a call of the API. */
const tiers: readonly Tier[] = [
  { entries: [entryPoint] },
  { entries: [], restsOn: 0 },
  { entries: ['src/help/overview.ts'], restsOn: 1 },
  { entries: ['src/app/run.ts'], restsOn: 1 },
  {
    entries: [
      'src/call/call.ts',
      'src/connect/connection.ts',
      'src/command/parse-flags.ts',
      'src/app/print.ts',
    ],
    restsOn: 3,
  },
];

/** A tier and those it rests on, the lowest last. */
function listTiers(tier: number): number[] {
  const below = tiers[tier]?.restsOn;
  return below === undefined ? [tier] : [tier, ...listTiers(below)];
}

/** The source files of each tier: a file that several tiers need belongs to the highest that they all rest on. */
function fillTiers(survey: Metafile): string[][] {
  const needs = tiers.map(
    ({ entries }) => new Set(entries.flatMap((entry) => listStaticInputs(survey, entry))),
  );
  const filled: string[][] = tiers.map(() => []);
  for (const input of new Set(needs.flatMap((inputs) => [...inputs]))) {
    // A plugin's own modules can't be imported by path, and come with the module that asks for them.
    if (/^[\w-]+:/.test(input)) continue;
    const paths = tiers.flatMap((_, tier) => (needs[tier]?.has(input) === true ? [listTiers(tier)] : []));
    const home = paths[0]?.find((tier) => paths.every((path) => path.includes(tier)));
    if (home !== undefined && !isOnlyEntry(home, input)) filled[home]?.push(input);
  }
  return filled;
}

/** A tier's only entry is a chunk anyway, since it is imported by itself. */
function isOnlyEntry(tier: number, input: string): boolean {
  const entries = tiers[tier]?.entries ?? [];
  return entries.length === 1 && entries[0] === input;
}

/**
 * Keeps what is loaded together in one chunk each. esbuild makes a chunk for every set of entries that share a
 * module; when each lazy module that needs a part of a tier names the whole of it, the tier has one such set.
 */
function joinTiers(root: string, survey: Metafile): Plugin {
  const filled = fillTiers(survey);
  const entries = Object.values(survey.outputs).flatMap(({ entryPoint: entry }) => entry ?? []);
  const needs = new Map(
    entries
      .filter((entry) => entry !== entryPoint && entry.endsWith('.ts'))
      .map((entry) => {
        const inputs = new Set(listStaticInputs(survey, entry));
        const touched = filled.flatMap((files, tier) =>
          files.some((file) => inputs.has(file)) ? [tier] : [],
        );
        const lowestFirst = [...new Set(touched.flatMap(listTiers))].toSorted((one, other) => one - other);
        return [join(root, entry), lowestFirst.flatMap((tier) => filled[tier] ?? [])];
      }),
  );
  return {
    name: 'join-tiers',
    setup(plugin) {
      plugin.onResolve({ filter: /^tier:/ }, ({ path }) => ({ path, namespace }));
      plugin.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: writeTier(root, Number(path.slice('tier:'.length))),
        resolveDir: root,
      }));
      plugin.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const imports = needs.get(path)?.filter((input) => join(root, input) !== path) ?? [];
        const code = importTiers(root, path, await readFile(path, 'utf8'));
        const lines = imports.map((input) => `import ${JSON.stringify(join(root, input))};`);
        return { contents: `${lines.join('')}${code}`, loader: 'ts' };
      });
    },
  };
}

const namespace = 'tier';

/** A module that holds the entries of a tier, so that the first of them to be loaded brings the others along. */
function writeTier(root: string, tier: number): string {
  return (tiers[tier]?.entries ?? [])
    .map((entry, index) => `export * as entry${index} from ${JSON.stringify(join(root, entry))};`)
    .join('');
}

/** Imports the entries of a tier through the tier: a chunk of its own for each costs more than its few lines. */
function importTiers(root: string, importer: string, code: string): string {
  return code.replaceAll(/(?<!typeof )\bimport\(\s*'(\.[^']+\.ts)'\s*\)/g, (statement, specifier: string) => {
    const path = relative(root, resolve(dirname(importer), specifier));
    const tier = tiers.findIndex(({ entries }) => entries.length > 1 && entries.includes(path));
    if (tier === -1) return statement;
    const index = tiers[tier]?.entries.indexOf(path);
    return `import('tier:${tier}').then((tier) => tier.entry${index})`;
  });
}
