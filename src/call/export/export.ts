/** Exports a file: starts it, waits until it is ready, and fetches it. */
import { NetworkError, UsageError, type Sentence } from '../../errors.ts';
import { openDownload, type Download } from '../../http/download.ts';
import { pauseIn } from '../../http/pause.ts';
import { leadsToPrivate } from '../../http/private-address.ts';
import { mostOfMessage, readText } from '../../http/body.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { resolve } from 'node:path';
import type { ApiCommand, FileExport } from '../../model/command.ts';
import { stringAt } from '../../model/json-object.ts';
import { fillPlaces } from '../../model/path-template.ts';
import { jsonResult, type Result } from '../../output/result.ts';
import type { FlagValue } from '../../request/flag-values.ts';
import type { FinishedPlan, RequestPlan } from '../../request/plan.ts';
import { prepareCall } from '../../connect/prepare-call.ts';
import { userAgent } from '../../version.ts';
import { isOwnFlag } from '../../command/api-flags.ts';
import { isOn } from '../../command/settings.ts';
import { toShellWord } from '../../terminal/quote.ts';
import { checkTarget, saveDownload, type Target } from './download-target.ts';
import { formatBytes, meter } from './transfer-meter.ts';
import { waitToResume } from './wait-to-resume.ts';
import type { ApiLeaf, CommandContext } from '../../command/command.ts';

/** Milliseconds between two looks at an export, at first; each further pause is half as long again. */
const firstPause = 1000;
const longestPause = 10_000;

/** An export that takes longer than this many milliseconds is given up. */
const patience = 15 * 60_000;

/** Runs an export with `--wait` or `--download`. What can be checked of the target is checked before. */
export async function callExport(
  { command }: ApiLeaf,
  fileExport: FileExport,
  plan: RequestPlan,
  values: ReadonlyMap<string, FlagValue>,
  context: CommandContext,
): Promise<Result> {
  const target = readTarget(command, values, context);
  if (typeof target === 'object') checkTarget(target);
  const call = await prepareCall(command, inBackground(command, fileExport, plan, values), context);
  const look: LookAt = async (id) =>
    readAnswer(await call.send(planLook(command, fileExport, id)), fileExport);
  const started = await readAnswer(await call.send(call.plan), fileExport);
  const advise = (id: string): Sentence => adviseLook(fileExport, id, context.io.platform);
  const ready = await waitForFile(started, look, advise, context);
  if (target === undefined) return jsonResult(ready.text);
  const download = await openDownload(ready.url, {
    transfer: call.transfer,
    isInside: () => leadsToPrivate(call.base.hostname),
    userAgent,
    insecureHttp: isOn(context.settings, 'insecure-http'),
    beforeResume: (error, attempt, received) => waitToResume(error, attempt, received, context),
  });
  const { io, progress, text } = context;
  const metered = meter(download.body, download.size, { progress, text, now: () => io.now() });
  if (target === '-') return toStdout(download, metered);
  const bytes = await saveDownload(target, metered, io.signal);
  await io.stderr.write(`${text.wire.saved(target.path, formatBytes(bytes))}\n`);
  return { kind: 'none' };
}

function toStdout({ contentType }: Download, body: AsyncIterable<Uint8Array>): Result {
  return { kind: 'bytes', body, contentType };
}

function readTarget(
  command: ApiCommand,
  values: ReadonlyMap<string, FlagValue>,
  { io }: CommandContext,
): Target | '-' | undefined {
  const [download, overwrites] = ['download', 'overwrite'].map((name) =>
    isOwnFlag(command, name) ? values.get(name) : undefined,
  );
  const overwrite = overwrites === true;
  if (typeof download !== 'string' || download === '-') {
    if (overwrite) throw new UsageError((t) => t.wire.overwriteAlone);
    return download === '-' ? '-' : undefined;
  }
  if (download === '') throw new UsageError((t) => t.flags.needsValue('--download'));
  return { path: resolve(io.cwd, download), overwrite };
}

/** Where the user leaves it open, the API works in the background: no connection waits for minutes. */
function inBackground(
  command: ApiCommand,
  { background }: FileExport,
  plan: RequestPlan,
  values: ReadonlyMap<string, FlagValue>,
): RequestPlan {
  if (background === undefined) return plan;
  const { param, value } = background;
  const mode = command.flags.find(({ source }) => source.in === 'query' && source.name === param);
  if (mode === undefined || values.has(mode.name)) return plan;
  return { ...plan, query: [...plan.query, [param, value]] };
}

/** What an export and a look at one answer. */
interface ExportAnswer {
  text: string;
  url: string | undefined;
  id: string | undefined;
  hasFailed: boolean;
}

/** Looks at the export of an id. */
type LookAt = (id: string) => Promise<ExportAnswer>;

async function readAnswer(response: HttpResponse, { id, url, status }: FileExport): Promise<ExportAnswer> {
  const text = await readText(response.body, mostOfMessage);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NetworkError((t) => t.http.notJson, { cause: error });
  }
  return {
    text,
    url: stringAt(value, url),
    id: stringAt(value, id),
    hasFailed: status.failed.includes(stringAt(value, status.property) ?? ''),
  };
}

/** Looks again and again, with growing pauses, until the file has an address. */
async function waitForFile(
  started: ExportAnswer,
  look: LookAt,
  advise: (id: string) => Sentence,
  { io, progress, text }: CommandContext,
): Promise<{ text: string; url: string }> {
  const { id } = started;
  const start = io.now();
  let answer = started;
  try {
    for (let wait = firstPause; ; wait = Math.min(longestPause, wait * 1.5)) {
      if (answer.hasFailed) throw new NetworkError((t) => t.wire.exportFailed);
      if (answer.url !== undefined) return { text: answer.text, url: answer.url };
      if (id === undefined) throw new NetworkError((t) => t.wire.exportNameless);
      const elapsed = io.now() - start;
      if (elapsed + wait > patience) {
        throw new NetworkError((t) => t.wire.exportSlow(patience / 60_000), {
          hint: advise(id),
        });
      }
      await progress.show(text.wire.exporting(Math.round(elapsed / 1000)));
      // The first look costs nothing and often finds a small file.
      if (answer !== started) await pauseIn(io, wait, io.signal);
      answer = await look(id);
    }
  } finally {
    progress.hide();
  }
}

/** How to look at an export later. The id is the API's, so it is quoted for a shell. */
function adviseLook({ lookCommand }: FileExport, id: string, platform: NodeJS.Platform): Sentence {
  const word = toShellWord(id, platform);
  if (lookCommand === undefined) return (t) => t.wire.exportSlowHint(word);
  const { words, flag } = lookCommand;
  return (t) => t.wire.exportSlowCommand(`soracom ${words} --${flag} ${word}`);
}

function planLook({ basePath }: ApiCommand, { lookPath }: FileExport, id: string): FinishedPlan {
  const path = fillPlaces(lookPath, () => encodeURIComponent(id));
  return { method: 'GET', path: basePath + path, query: [], headers: {} };
}
