/** An API command, from its flags to the response: everything offline is checked before anything is sent. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { CredentialsError, NetworkError, UsageError, type Sentence } from '../errors.ts';
import { readText, type HttpResponse } from '../http/transport.ts';
import type { ApiCommand } from '../model/command.ts';
import { jsonResult } from '../output/json-result.ts';
import type { Result } from '../output/result.ts';
import { createApiClient } from '../auth/api-client.ts';
import { findOperatorId } from '../auth/token.ts';
import { checkValues } from '../request/flag-values.ts';
import { finishPlan, needsOperatorId, planRequest, type RequestPlan } from '../request/plan.ts';
import { openSend } from './open-send.ts';
import { checkRenderOptions } from './render-options.ts';
import { apiFlags, bodyFlagName, generateBodyFlagName } from './command-flags.ts';
import { refuseBinary } from './refuse-binary.ts';
import type { CommandContext } from './context.ts';
import { isOn, refuseProblems } from './settings.ts';
import type { Leaf } from './tree.ts';

type ApiLeaf = Extract<Leaf, { kind: 'api' }>;

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
): Promise<Result> {
  const { command } = leaf;
  if (given.get(generateBodyFlagName)?.at(-1) === 'true') {
    refuseProblems(problems, (t) => t.flags.helpHint(command.words.join(' ')));
    return (await import('./generate-body.ts')).generateBody(leaf);
  }
  const plan = await planCommand(leaf, given, problems, context);
  await checkRenderOptions(command.response, leaf.schemas, context);
  const { kind, contentType = '*' } = command.response;
  // Known before anything is sent, where the document names the type.
  if (kind === 'bytes' && !contentType.includes('*')) refuseBinary(contentType, context);
  if (command.deprecated === true) await warnDeprecated(command, context);
  const response = await sendPlan(command, plan, context);
  return toResult(leaf, response, context);
}

async function planCommand(
  { command, schemas }: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  problems: readonly Sentence[],
  context: CommandContext,
): Promise<RequestPlan> {
  const validate = !isOn(context.settings, 'no-validate');
  const checked = checkValues(apiFlags(command), given, validate);
  const text = given.get(bodyFlagName)?.at(-1);
  const body = text === undefined ? undefined : await readBody(text, context);
  const invalid = new Set([...given.keys()].filter((name) => !checked.values.has(name)));
  const planned = planRequest({ command, schemas, values: checked.values, invalid, body, validate });
  refuseProblems([...problems, ...checked.problems, ...planned.problems], (t) =>
    t.flags.helpHint(command.words.join(' ')),
  );
  return planned.plan;
}

async function sendPlan(
  command: ApiCommand,
  plan: RequestPlan,
  context: CommandContext,
): Promise<HttpResponse> {
  const session = await context.openSession();
  const client = createApiClient(session, await openSend(context), context.lang);
  const token = command.authenticated ? await client.authenticate() : undefined;
  const operatorId = token && findOperatorId(token);
  if (operatorId === undefined && needsOperatorId(plan)) {
    throw new CredentialsError((t) => t.auth.noOperatorId, { hint: (t) => t.auth.noOperatorIdHint });
  }
  return client.call(finishPlan(plan, operatorId), token);
}

async function toResult(leaf: ApiLeaf, response: HttpResponse, context: CommandContext): Promise<Result> {
  const { response: model, method } = leaf.command;
  if (method === 'HEAD') return describeHeaders(response);
  const contentType = response.headers['content-type'] ?? '';
  if (isOn(context.settings, 'raw-output')) return { kind: 'bytes', body: response.body, contentType };
  // An answer that does not say what it is, is what the document says.
  const isJson =
    contentType === '' ? model.kind === 'json' : /^application\/([\w.+-]+\+)?json\b/i.test(contentType);
  if (!isJson && model.kind === 'bytes') return { kind: 'bytes', body: response.body, contentType };
  if (!isJson && model.kind === 'none') return unlessEmpty(response, contentType);
  const text = await readText(response.body);
  if (text.trim() === '') return { kind: 'none' };
  if (!isJson) throw new NetworkError((t) => t.http.notJson, { status: response.status });
  return jsonResult(text, model.schema, leaf.schemas);
}

/** The document promised nothing; what came all the same is passed on. */
async function unlessEmpty({ body }: HttpResponse, contentType: string): Promise<Result> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) if (chunk.byteLength > 0) chunks.push(chunk);
  return chunks.length === 0 ? { kind: 'none' } : { kind: 'bytes', body: Readable.from(chunks), contentType };
}

/** Headers that tell of the connection, not of the resource (RFC 9110, section 7.6.1). */
const aboutConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

/** An answer to HEAD is its headers: as one object, names in lower case. */
async function describeHeaders({ headers, body }: HttpResponse): Promise<Result> {
  for await (const _ of body) break;
  const lasting = Object.entries(headers).filter(([name]) => !aboutConnection.has(name));
  return jsonResult(JSON.stringify(Object.fromEntries(lasting)));
}

/** `--body`: `@file`, `-` for stdin, or the text itself. */
async function readBody(text: string, { io }: CommandContext): Promise<Uint8Array> {
  if (text === '-') return io.stdin.read();
  if (!text.startsWith('@')) return new TextEncoder().encode(text);
  const path = text.slice(1);
  try {
    return readFileSync(resolve(io.cwd, path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new UsageError((t) => t.flags.bodyUnreadable(path, reason));
  }
}

async function warnDeprecated(command: ApiCommand, { text, warn }: CommandContext): Promise<void> {
  await warn(text.run.deprecated(command.words.join(' '), command.alternative));
}
