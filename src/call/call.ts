/** An API command from flags to result: everything offline is checked before anything is sent. */
import { exportFlags, generateBodyFlagName, isOwnFlag } from '../command/api-flags.ts';
import type { ApiLeaf, CommandContext, CommandResult } from '../command/command.ts';
import { refuseBinary } from '../command/render-options.ts';
import { isOn, refuseProblems, type Settings } from '../command/settings.ts';
import type { Sentence } from '../errors.ts';
import type { ApiCommand } from '../model/command.ts';
import type { RenderOptions } from '../output/options.ts';
import { prepareOutput } from '../output/prepare.ts';
import type { Result } from '../output/result.ts';
import type { Arrange } from '../output/source.ts';
import type { RequestPlan } from '../request/plan.ts';
import { planCall, type CallPlan } from './plan.ts';
import { prepareCall, type ApiCall } from '../connect/prepare-call.ts';
import { refuseUnasked } from '../terminal/prompt.ts';
import { toResult } from './result.ts';
import type { Waiting } from './waiting/check.ts';

/**
 * Runs an API command.
 *
 * @param given the command's own flags as typed
 * @param problems what is already known to be wrong with the command line; reported together with the rest
 */
export async function callApi(
  leaf: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  problems: readonly Sentence[],
  context: CommandContext,
): Promise<CommandResult> {
  const { command } = leaf;
  const { settings } = context;
  if (isOwnFlag(command, generateBodyFlagName) && given.get(generateBodyFlagName)?.at(-1) === 'true') {
    refuseProblems(problems, (t) => t.flags.helpHint(command.words.join(' ')));
    const { generateBody } = await import('../request/skeleton.ts');
    // JSON on a terminal as well: it is there to be edited and sent.
    return { kind: 'text', text: generateBody(command.body, leaf.schemas) };
  }
  const waiting = await readWaiting(command, given, context);
  const known = [...problems, ...findUnsafeRetry(command, settings), ...waiting.problems];
  const plan = await planCall(leaf, given, known, context);
  const arrange = await prepareResponse(leaf, context);
  await checkDestination(command, context);
  if (command.sandbox === true)
    await (await import('../connect/endpoint.ts')).requireSandbox(command, context);
  if (command.deprecated === true) await warnDeprecated(command, context);
  if (settings.has('dry-run')) {
    const { showRequest } = await import('./dry-run/dry-run.ts');
    return showRequest(command, await previewRequest(command, plan, context), context);
  }
  if (waiting.kind === 'watch') return watch(leaf, given, plan, context);
  if (waiting.kind === 'until') return waitFor(leaf, plan, arrange, context);
  return send(leaf, plan, arrange, context);
}

/** Whether the flags given ask for the exported file to be fetched. */
function asksForFile(command: ApiCommand, flags: ReadonlyMap<string, unknown>): boolean {
  return exportFlags.some(({ name }) => flags.has(name) && isOwnFlag(command, name));
}

/** Most runs call once, and load nothing of this. */
async function readWaiting(
  command: ApiCommand,
  given: ReadonlyMap<string, readonly string[]>,
  context: CommandContext,
): Promise<Waiting> {
  const { settings } = context;
  const isAsked = settings.has('watch') || settings.has('until') || settings.has('until-timeout');
  if (!isAsked) return { kind: 'once', problems: [] };
  const exports = asksForFile(command, given);
  return (await import('./waiting/check.ts')).checkWaiting(command, exports, context);
}

async function watch(
  leaf: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  plan: CallPlan,
  context: CommandContext,
): Promise<never> {
  const { callWatch } = await import('./waiting/watch.ts');
  const flags = [...given].flatMap(([name, texts]) => texts.flatMap((text) => [`--${name}`, text]));
  const look = async (frame: CommandContext): Promise<Result> =>
    send(leaf, plan, await prepareResponse(leaf, frame), frame);
  return callWatch(['soracom', ...leaf.command.words, ...flags], look, context);
}

async function waitFor(
  leaf: ApiLeaf,
  { request }: CallPlan,
  arrange: Arrange | undefined,
  context: CommandContext,
): Promise<CommandResult> {
  const { callUntil } = await import('./waiting/until.ts');
  return callUntil(
    async (bounded) => {
      const call = await prepareCall(leaf.command, request, bounded);
      return call.send(call.plan);
    },
    (response) => toResult(leaf, response, arrange, context),
    context,
  );
}

/** Undefined where the document promises no JSON: what comes all the same is looked at when it is there. */
async function prepareResponse(
  { command: { response, comparison }, schemas }: ApiLeaf,
  context: CommandContext,
): Promise<Arrange | undefined> {
  if (response.kind !== 'json') return undefined;
  const { options } = context.rendering();
  const compared = comparison === undefined || !isCompared(options) ? undefined : comparison;
  const schema = compared && (await import('./comparison.ts')).comparedSchema(compared);
  return prepareOutput(schema ?? response.schema, schemas, options);
}

/** A typed wish to have money spent twice is a mistake; a variable is meant for other commands, and never reaches this. */
function findUnsafeRetry({ effect, words }: ApiCommand, settings: Settings): Sentence[] {
  const isTyped = settings.get('retry-unsafe')?.origin.kind === 'flag' && isOn(settings, 'retry-unsafe');
  return effect === 'destructive' && isTyped ? [(t) => t.run.unsafeRetry(words.join(' '))] : [];
}

async function previewRequest(
  command: ApiCommand,
  plan: CallPlan,
  context: CommandContext,
): Promise<RequestPlan> {
  if (command.signsIn !== true) return plan.request;
  return (await import('./sign-in.ts')).previewSignIn(command, plan, context);
}

/** Finds before anything is sent what can't be written where the output goes. */
async function checkDestination({ response }: ApiCommand, context: CommandContext): Promise<void> {
  const file = context.settings.get('output-file')?.value;
  if (file !== undefined) (await import('../command/output-file.ts')).checkOutputFile(file, context);
  const { kind, contentType = '*' } = response;
  // Known this early only where the document names the type.
  if (kind === 'bytes' && !contentType.includes('*')) refuseBinary(contentType, context);
}

async function send(
  leaf: ApiLeaf,
  plan: CallPlan,
  arrange: Arrange | undefined,
  context: CommandContext,
): Promise<Result> {
  const { command } = leaf;
  const { values } = plan;
  const completed =
    command.signsIn === true ? await (await import('./sign-in.ts')).signIn(command, plan, context) : plan;
  if ('result' in completed) return completed.result;
  const { request } = completed;
  if (command.effect !== 'read') {
    await (await import('../command/read-only.ts')).refuseReadOnly(command, context);
  }
  const isExport = asksForFile(command, values);
  if (command.fileExport !== undefined && isExport) {
    const { callExport } = await import('./export/export.ts');
    return withLinkNote(await callExport(leaf, command.fileExport, request, values, context), leaf, context);
  }
  if (command.effect === 'destructive' && !isOn(context.settings, 'yes')) refuseUnasked(context.io);
  const call = await prepareQuoted(command, await prepareCall(command, request, context), context);
  if (command.effect === 'destructive') {
    await (await import('./question/confirm.ts')).confirmCall(command, call, context);
  }
  if (wantsPages(command, context.settings)) {
    return (await import('./pages/pages.ts')).callPages(leaf, call, arrange, context);
  }
  if (command.comparison !== undefined && isCompared(context.rendering().options)) {
    const { callComparison } = await import('./comparison.ts');
    return callComparison(leaf, command.comparison, call, arrange, context);
  }
  return withLinkNote(await toResult(leaf, await call.send(call.plan), arrange, context), leaf, context);
}

/** A chart of one amount says nothing; the query or the bytes that somebody asks for are the answer's own. */
function isCompared({ format, query, raw }: RenderOptions): boolean {
  return format === 'chart' && query === undefined && raw !== true;
}

/** Tells a person of addresses that end with the run. */
async function withLinkNote(result: Result, leaf: ApiLeaf, context: CommandContext): Promise<Result> {
  const { connection, io, rendering } = context;
  if (result.kind !== 'json' || rendering().options.width === undefined || !io.stderr.isTTY) return result;
  const { isPassing, endpoint } = await connection.session();
  if (!isPassing) return result;
  return (await import('./passing-links.ts')).notePassingLinks(result, leaf, endpoint.url, context);
}

/** What a call answers as a quotation is kept until another call confirms it. */
async function prepareQuoted(command: ApiCommand, call: ApiCall, context: CommandContext): Promise<ApiCall> {
  const { quotation, question } = command;
  if (quotation === undefined && question?.quoted === undefined) return call;
  const { forgettingQuotations, keepingQuotations } = await import('./quotations/keep.ts');
  return quotation === undefined
    ? forgettingQuotations(command, call, context)
    : keepingQuotations(command, quotation, call, context);
}

/** Whether more than one answer, or less than a whole one, is wanted. */
function wantsPages({ pagination }: ApiCommand, settings: Settings): boolean {
  if (settings.has('max-items')) return true;
  return pagination !== undefined && (isOn(settings, 'fetch-all') || settings.has('max-pages'));
}

async function warnDeprecated(command: ApiCommand, { text, warn }: CommandContext): Promise<void> {
  await warn(text.run.deprecated(command.words.join(' '), command.alternative));
}
