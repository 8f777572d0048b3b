/** How commands stay as quick however many others there are, and what it costs to add a document. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { makeFolder } from '../helpers/folder.ts';
import { makeDocument } from '../helpers/large-document.ts';
import { makeVendorDocuments } from '../helpers/vendor-documents.ts';
import { measure, measureMemory, median, report, show, timeProgram } from './measure.ts';

/** A profile folder with so many commands in it. */
interface Setting {
  commands: number;
  env: Record<string, string>;
}

const commandsPerGroup = 40;
const runs = 25;

/** @param env the environment of a call that is answered; @param call the words of that call */
export async function benchDefinitions(env: Record<string, string>, call: readonly string[]): Promise<void> {
  const folder = makeFolder();
  const settings: Setting[] = [];
  for (const documents of [[], [12], [25, 25, 25, 25, 25]]) settings.push(await load(folder, documents, env));
  await compare('bills list --help', ['bills', 'list', '--help'], settings);
  await compare('bills list, in a pipe', call, settings);
  const [, five] = settings;
  if (five) await benchRoot(five);
  await benchAdd(folder, env);
  await benchWholeApi(folder, env);
  await benchLargest(folder, env);
}

/** Adds documents of so many groups each to a profile folder of their own. */
async function load(folder: string, documents: number[], env: Record<string, string>): Promise<Setting> {
  const profileDir = join(folder, `${documents.length}`);
  const own = { ...env, SORACOM_PROFILE_DIR: profileDir };
  let firstGroup = 0;
  for (const groups of documents) {
    const file = join(folder, `document-${firstGroup}.yaml`);
    await writeFile(file, makeDocument({ groups, commandsPerGroup, firstGroup }));
    const added = await timeProgram(['definitions', 'add', file], own);
    if (added.code !== 0) throw new Error(added.stderr);
    firstGroup += groups;
  }
  const listed = await timeProgram(['commands'], own);
  const rows = JSON.parse(listed.stdout) as unknown[];
  return { commands: rows.length, env: own };
}

/** Runs the settings in turn, so that a change of the machine's speed strikes all of them. */
async function compare(name: string, args: readonly string[], settings: readonly Setting[]): Promise<void> {
  const times = settings.map((): number[] => []);
  for (let run = -2; run < runs; run += 1) {
    for (const [index, { env }] of settings.entries()) {
      const { code, milliseconds, stderr } = await timeProgram(args, env);
      if (code !== 0) throw new Error(stderr);
      if (run >= 0) times[index]?.push(milliseconds);
    }
  }
  const [first = []] = times;
  for (const [index, { commands }] of settings.entries()) {
    const own = times[index] ?? [];
    const ratio = median(own.map((time, run) => time / (first[run] ?? Number.NaN)));
    const value = `${ratio.toFixed(2)}  (${median(own).toFixed(0)} ms)`;
    report(`${name}, ${commands} commands`, value, index === 0 ? undefined : '0.90 to 1.10');
  }
}

async function benchRoot({ commands, env }: Setting): Promise<void> {
  report(`--help, ${commands} commands`, show(await measure(['--help'], { env, runs })), '<= 1.5');
}

async function benchAdd(folder: string, env: Record<string, string>): Promise<void> {
  const file = join(folder, 'megabyte.yaml');
  const text = makeDocument({ groups: 12, commandsPerGroup });
  await writeFile(file, text);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const own = { ...env, SORACOM_PROFILE_DIR: join(folder, `add-${run}`) };
    times.push((await timeProgram(['definitions', 'add', file], own)).milliseconds);
  }
  const size = (text.length / 1e6).toFixed(1);
  report(`definitions add, ${size} MB of YAML`, `${median(times).toFixed(0)} ms`, '<= 2000 ms');
  const own = { ...env, SORACOM_PROFILE_DIR: join(folder, 'memory') };
  const megabytes = await measureMemory(['definitions', 'add', file], own);
  report('definitions add, peak memory', `${megabytes.toFixed(0)} MB`, '<= 300 MB');
}

/** `definitions add soracom` with documents of the vendor's size and shape: both languages, and the sandbox. */
async function benchWholeApi(folder: string, env: Record<string, string>): Promise<void> {
  const base = join(folder, 'vendor');
  for (const [path, text] of Object.entries(makeVendorDocuments(491))) {
    const file = join(base, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await benchOne('definitions add soracom, 491 operations', ['soracom'], folder, {
    ...env,
    SORACOM_DEFINITIONS_URL: base,
  });
}

/** The largest documents that are published have 13 MB. */
async function benchLargest(folder: string, env: Record<string, string>): Promise<void> {
  const text = makeDocument({ groups: 145, commandsPerGroup });
  const files = { yaml: text, json: JSON.stringify(parse(text)) };
  for (const [kind, content] of Object.entries(files)) {
    const file = join(folder, `largest.${kind}`);
    await writeFile(file, content);
    const name = `definitions add, ${(content.length / 1e6).toFixed(0)} MB of ${kind.toUpperCase()}`;
    await benchOne(name, [file], folder, env, 1);
  }
}

/** Bounds are for the whole Soracom API; other documents are measured without any. */
async function benchOne(
  name: string,
  source: readonly string[],
  folder: string,
  env: Record<string, string>,
  times = 5,
): Promise<void> {
  const own = (run: string) => ({ ...env, SORACOM_PROFILE_DIR: join(folder, `${name}-${run}`) });
  const words = ['definitions', 'add', ...source];
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const { code, milliseconds, stderr } = await timeProgram(words, own(String(run)));
    if (code !== 0) throw new Error(stderr);
    taken.push(milliseconds);
  }
  const isBounded = times > 1;
  report(name, `${median(taken).toFixed(0)} ms`, isBounded ? '<= 2000 ms' : undefined);
  const megabytes = await measureMemory(words, own('memory'));
  report(`${name}, peak memory`, `${megabytes.toFixed(0)} MB`, isBounded ? '<= 300 MB' : undefined);
}
