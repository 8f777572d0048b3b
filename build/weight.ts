/** Guards how the bundle loads: what comes before the first line of work stays light, and no chunk waits for itself. */
import type { Metafile } from 'esbuild';

/** Packages that may be reached through lazy chunks alone. */
const heavyPackages = [
  '@inquirer',
  '@jmespath-community',
  'ajv',
  'chalk',
  'cli-table3',
  'conf',
  'find-my-way',
  'jmespath',
  'ora',
  'string-width',
  'undici',
  'yaml',
];

/** The program's entry. */
export const entryPoint = 'bin/soracom.ts';

/** The source files that are loaded with an entry: its own and those of the chunks it imports statically. */
export function listStaticInputs(metafile: Metafile, entry: string): string[] {
  const { outputs } = metafile;
  const inputs = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const output = outputs[path];
    if (output === undefined || seen.has(path)) return;
    seen.add(path);
    for (const input of Object.keys(output.inputs)) inputs.add(input);
    for (const { path: next, kind } of output.imports) if (kind === 'import-statement') visit(next);
  };
  const start = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === entry);
  if (start === undefined) throw new Error(`The bundle has no entry ${entry}.`);
  visit(start);
  return [...inputs];
}

/** @throws Error that names each heavy package which start-up would load */
export function checkWeight(metafile: Metafile): void {
  const heavy = listStaticInputs(metafile, entryPoint).filter((input) =>
    heavyPackages.some((name) => input.includes(`node_modules/${name}/`)),
  );
  if (heavy.length > 0)
    throw new Error(`Too heavy for start-up; reach it by import():\n  ${heavy.join('\n  ')}`);
}

/** @throws Error that names chunks which import each other: one of them would be used before it is there */
export function checkCircles({ outputs }: Metafile): void {
  const done = new Set<string>();
  const visit = (path: string, before: readonly string[]): void => {
    if (before.includes(path))
      throw new Error(`Chunks import each other:\n  ${[...before, path].join('\n  ')}`);
    if (done.has(path)) return;
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(next, [...before, path]);
    done.add(path);
  };
  for (const path of Object.keys(outputs)) visit(path, []);
}
