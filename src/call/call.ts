/** An API command, from its flags to the response: everything offline is checked before anything is sent. */
import { codeOf } from '../files/errno.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NetworkError, UsageError, type Sentence } from '../errors.ts';
import { TransportError } from '../http/transport.ts';
import type { ApiCommand } from '../model/command.ts';
import type { Result } from '../output/result.ts';
import { checkValues, type FlagValue } from '../request/flag-values.ts';
import { planRequest, type RequestPlan } from '../request/plan.ts';
import { checkRenderOptions } from '../command/render-options.ts';
import { toResult } from './result.ts';
import { apiFlags, bodyFlagName, exportFlags, generateBodyFlagName } from '../command/api-flags.ts';
import { refuseBinary } from '../command/refuse-binary.ts';
import { openCall } from './prepare.ts';
import { isOn, refuseProblems, type Settings } from '../command/settings.ts';
import type { ApiLeaf, CommandContext } from '../command/command.ts';

/** What a command came to. */
export interface Called {
  result: Result;
  /** Something may have been changed at the API to get the result. */
  acted: boolean;
}

/**
 * Runs an API command.
 *
 * @param given the command's own flags as typed
 * @param problems what is already known to be wrong with the command line; reported together with the rest
 */
export async function callCommand(
  leaf: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  problems: readonly Sentence[],
  context: CommandContext,
): Promise<Called> {
  const { command } = leaf;
  const { settings } = context;
  const offline = (result: Result): Called => ({ result, acted: false });
  if (given.get(generateBodyFlagName)?.at(-1) === 'true') {
    refuseProblems(problems, (t) => t.flags.helpHint(command.words.join(' ')));
    return offline((await import('./generate-body.ts')).generateBody(leaf));
  }
  const { plan, values } = await planCommand(leaf, given, problems, context);
  await checkRenderOptions(command.response, leaf.schemas, context);
  const file = settings.get('output-file')?.value;
  if (file !== undefined) (await import('../command/output-file.ts')).checkOutputFile(file, context);
  const { kind, contentType = '*' } = command.response;
  // Known before anything is sent, where the document names the type.
  if (kind === 'bytes' && !contentType.includes('*')) refuseBinary(contentType, context);
  if (command.deprecated === true) await warnDeprecated(command, context);
  if (settings.has('dry-run')) {
    return offline(await (await import('./dry-run/dry-run.ts')).showRequest(command, plan, context));
  }
  return { result: await sendCommand(leaf, plan, values, context), acted: command.effect !== 'read' };
}

async function sendCommand(
  leaf: ApiLeaf,
  plan: RequestPlan,
  values: ReadonlyMap<string, FlagValue>,
  context: CommandContext,
): Promise<Result> {
  const { command } = leaf;
  if (command.effect !== 'read')
    await (await import('../command/read-only.ts')).refuseReadOnly(command, context);
  if (command.fileExport !== undefined && exportFlags.some(({ name }) => values.has(name))) {
    return (await import('./export/export.ts')).callExport(leaf, command.fileExport, plan, values, context);
  }
  const call = await openCall(command, plan, context);
  if (command.effect === 'destructive') {
    await (await import('./confirm.ts')).confirmCall(command, call, context);
  }
  if (wantsPages(command, context.settings))
    return (await import('./pages/pages.ts')).callPages(leaf, call, context);
  const response = await call.send(call.plan).catch((error: unknown) => {
    throw command.effect === 'read' ? error : warnOfDoubt(error);
  });
  return toResult(leaf, response, context);
}

/** Whether more than one answer, or less than a whole one, is wanted. */
function wantsPages({ pagination }: ApiCommand, settings: Settings): boolean {
  if (settings.has('max-items')) return true;
  return pagination !== undefined && (isOn(settings, 'fetch-all') || settings.has('max-pages'));
}

async function planCommand(
  { command, schemas }: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  problems: readonly Sentence[],
  context: CommandContext,
): Promise<{ plan: RequestPlan; values: ReadonlyMap<string, FlagValue> }> {
  const validate = !isOn(context.settings, 'no-validate');
  const checked = checkValues(apiFlags(command), given, validate);
  const text = given.get(bodyFlagName)?.at(-1);
  const body = text === undefined ? undefined : await readBody(text, context);
  const invalid = new Set([...given.keys()].filter((name) => !checked.values.has(name)));
  const planned = planRequest({ command, schemas, values: checked.values, invalid, body, validate });
  refuseProblems([...problems, ...checked.problems, ...planned.problems], (t) =>
    t.flags.helpHint(command.words.join(' ')),
  );
  return { plan: planned.plan, values: checked.values };
}

/** A write that was sent and not answered, or answered by a failure, may have been carried out all the same. */
function warnOfDoubt(error: unknown): unknown {
  const sent = error instanceof TransportError ? error.phase !== 'connect' : error instanceof NetworkError;
  return sent && error instanceof NetworkError ? error.add({ hint: (t) => t.run.maybeDone }) : error;
}

/** `--body`: `@file`, `-` for stdin, or the text itself. */
async function readBody(text: string, { io }: CommandContext): Promise<Uint8Array> {
  if (text === '-') return io.stdin.read();
  if (!text.startsWith('@')) return new TextEncoder().encode(text);
  const path = text.slice(1);
  try {
    return readFileSync(resolve(io.cwd, path));
  } catch (error) {
    const reason = codeOf(error);
    throw new UsageError((t) => t.flags.bodyUnreadable(path, reason));
  }
}

async function warnDeprecated(command: ApiCommand, { text, warn }: CommandContext): Promise<void> {
  await warn(text.run.deprecated(command.words.join(' '), command.alternative));
}
