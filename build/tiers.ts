/** Keeps code that is loaded together in one chunk: what start-up needs, what every command does, what a call does. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';
import { entryPoint, listStaticInputs } from './weight.ts';

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
    // Packages and a plugin's own modules come with the module that asks for them.
    if (/^[\w-]+:|node_modules/.test(input)) continue;
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
export function joinTiers(root: string, survey: Metafile): Plugin {
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
