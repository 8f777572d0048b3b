/**
 * Starts the built program: loads its chunks, with the code that V8 compiled at build time where this is the same
 * V8. That takes about a quarter off the start; anything else about the chunks is as if Node had loaded them.
 *
 * A cache of another V8 lies in a folder of another name, and V8 itself refuses one that does not fit the source.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';

type Chunk = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

const cacheDir = `${__dirname}/code-cache/${process.versions.v8}-${process.arch}/`;
const hasCache = existsSync(cacheDir);
const modules = new Map<string, { exports: unknown }>();

/** The build looks on here: what it finds compiled, it keeps. */
const watcher = (globalThis as Record<symbol, unknown>)[Symbol.for('soracom.scripts')];

function load(name: string): unknown {
  const known = modules.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} as unknown };
  modules.set(name, module);
  const filename = `${__dirname}/${name}`;
  const script = new Script(
    `(function(exports,require,module,__filename,__dirname){${readFileSync(filename, 'utf8')}\n})`,
    { filename, cachedData: readCache(name) },
  );
  if (watcher instanceof Map) watcher.set(name, script);
  const chunk = script.runInThisContext() as Chunk;
  chunk(
    module.exports,
    (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id)),
    module,
    filename,
    __dirname,
  );
  return module.exports;
}

function readCache(name: string): Buffer | undefined {
  if (!hasCache) return undefined;
  try {
    return readFileSync(`${cacheDir}${name}`);
  } catch {
    return undefined;
  }
}

load('main.cjs');
