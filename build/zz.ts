import { build } from 'esbuild';
import { deferModules, measureTables, withoutChildProcess } from './packages.ts';
import { listStaticInputs } from './weight.ts';
const root = '/work/wt-speed';
const survey = await build({
  absWorkingDir: root,
  entryPoints: { main: 'bin/soracom.ts' },
  outdir: '/tmp/work/prof/o3',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  metafile: true,
  write: false,
  plugins: [measureTables(root), deferModules(root), withoutChildProcess],
  define: { 'import.meta.dirname': '__dirname' },
});
const m = survey.metafile;
const seen = new Set(listStaticInputs(m, 'bin/soracom.ts'));
for (const e of [
  'src/help/overview.ts',
  'src/app/run.ts',
  'src/call/call.ts',
  'src/connect/connection.ts',
  'src/command/parse-flags.ts',
  'src/app/print.ts',
]) {
  const l = listStaticInputs(m, e);
  console.log(
    '\n' +
      e +
      ': ' +
      l
        .filter((x) => !seen.has(x))
        .map((x) => x + ' ' + m.inputs[x]?.bytes)
        .join('\n  '),
  );
  if (!/overview/.test(e)) l.forEach((x) => seen.add(x));
}
// who imports
const q = process.argv.slice(2);
for (const t of q)
  console.log(
    '\nimporters of ' + t,
    Object.entries(m.inputs)
      .filter(([, v]) => v.imports.some((i) => i.path === t && i.kind === 'import-statement'))
      .map(([k]) => k),
  );
