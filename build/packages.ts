/** How modules are bundled that can't be taken as they are: parts replaced, or kept in files of their own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { en } from '../src/text/en.ts';

/** Modules that code needs at once, without `await`, but seldom: each is a file that its first use loads. */
const deferred = { 'string-width': 'string-width', en: 'src/text/en.ts' };

/** Puts what loads a deferred module in its place: a function that is called, or an object that is asked. */
export function deferModules(root: string): Plugin {
  const namespace = 'deferred';
  const english = join(root, deferred.en);
  return {
    name: 'defer-modules',
    setup(plugin) {
      plugin.onResolve({ filter: /^string-width$/ }, ({ path, importer }) =>
        importer.includes('node_modules') ? undefined : { path, namespace },
      );
      plugin.onResolve({ filter: /^\.\//, namespace }, ({ path }) => ({ path, external: true }));
      plugin.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: `
        let load = () => {
          const { default: loaded } = require('./${path}.cjs');
          load = () => loaded;
          return loaded;
        };
        module.exports = (...args) => load()(...args);`,
      }));
      // A run in which nothing goes wrong has little to say, and a catalogue of sentences is long.
      plugin.onResolve({ filter: /\/en\.ts$/ }, ({ path, importer, resolveDir }) =>
        importer !== '' && join(resolveDir, path) === english
          ? { path: 'en', namespace: 'sentences' }
          : undefined,
      );
      plugin.onResolve({ filter: /^\.\//, namespace: 'sentences' }, ({ path }) => ({ path, external: true }));
      plugin.onLoad({ filter: /.*/, namespace: 'sentences' }, () => ({
        contents: `export const en = {${Object.keys(en)
          .map((section) => `get ${section}() { return require('./en.cjs').en.${section}; },`)
          .join('')}};`,
      }));
    },
  };
}

/** Bundles each deferred module to a file of its own, which is still to be written. */
export function bundleDeferred(root: string, outDir: string, target: string) {
  return build({
    absWorkingDir: root,
    entryPoints: deferred,
    outdir: outDir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target,
    metafile: true,
    write: false,
    logLevel: 'error',
  });
}

/** cli-table3 measures as the rest of the program does, and leaves colours to it. */
export function measureTables(root: string): Plugin {
  const width = JSON.stringify(join(root, 'src/terminal/width.ts'));
  const contents: Record<string, string> = {
    'string-width': `module.exports = require(${width}).widthOf;`,
    '@colors/colors/safe': 'module.exports = {};',
  };
  return {
    name: 'measure-tables',
    setup(plugin) {
      const namespace = 'table-parts';
      plugin.onResolve({ filter: /^(string-width|@colors\/colors\/safe)$/ }, ({ path, importer }) =>
        /node_modules[\\/]cli-table3[\\/]/.test(importer) ? { path, namespace } : undefined,
      );
      plugin.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: contents[path] ?? '',
        resolveDir: root,
      }));
    },
  };
}

/** commander runs subcommands that are programs of their own; we have none, and the module takes 2 ms to load. */
export const withoutChildProcess: Plugin = {
  name: 'without-child-process',
  setup(plugin) {
    const namespace = 'empty';
    plugin.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules[\\/]commander[\\/]/.test(importer) ? { path: namespace, namespace } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Fields of package.json that the program reads (src/version.ts); the others would be loaded at each start. */
const manifestFields = ['version', 'repository'];

/** Bundles these fields of package.json alone. */
export function pickManifest(root: string): Plugin {
  const manifest = join(root, 'package.json');
  return {
    name: 'pick-manifest',
    setup(plugin) {
      plugin.onLoad({ filter: /package\.json$/ }, async ({ path }) => {
        if (path !== manifest) return undefined;
        const fields = Object.entries(JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>);
        const picked = Object.fromEntries(fields.filter(([name]) => manifestFields.includes(name)));
        return { contents: JSON.stringify(picked), loader: 'json' };
      });
    },
  };
}
