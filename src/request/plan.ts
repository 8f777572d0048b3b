/** From typed flags to the request: pure, so that a dry run and a test see exactly what would be sent. */
import type { Sentence } from '../errors.ts';
import type { Verdict } from './checks.ts';
import { findHeader, isHeaderText } from '../model/http.ts';
import { writeJson } from '../json/write.ts';
import { JsonNumber } from '../json/value.ts';
import type { ApiFlag, Effect, HttpMethod } from '../model/command.ts';
import { splitTemplate } from '../model/path-template.ts';
import { planBody, type PlannedBody } from './body.ts';
import { chosenContentType, defaultContentType, withBoundary } from './content-type.ts';
import { redacted } from '../secret/names.ts';
import type { Hidden } from '../secret/redact.ts';
import type { PlanInput } from './plan-input.ts';
import { fillsItself, isAsked, type FlagValue } from './flag-values.ts';
import { findHidden, isSecretParameter } from './hidden.ts';
import { encodePathValue, fillPath, findPathFault, operatorIdSlot } from './path.ts';

/** A request before credentials and endpoint are known. */
export interface RequestPlan {
  method: HttpMethod;
  /** Base path included; may hold {@link operatorIdSlot}. */
  path: string;
  /** The path to show, where a value in it is a secret. */
  shownPath?: string;
  /** Decoded names and values in order; a name may repeat. */
  query: [name: string, value: string][];
  headers: Record<string, string>;
  /** The flags in whose values the user says what the request is about: those of its path and query. */
  addressedBy?: readonly string[];
  /** What the shipped document says of the status 404. */
  absence?: string;
  body?: PlannedBody;
  /** Says what must not be shown of the exchange; asked only by whoever shows it. */
  findHidden?: () => Hidden;
}

/** A plan that lacks nothing but the endpoint and the credentials' headers. */
export interface FinishedPlan extends Omit<RequestPlan, 'body'> {
  body?: string | Uint8Array;
  /** The command's effect, for those who decide whether it may be sent twice. */
  effect?: Effect;
}

/** Plans the request and says everything that keeps it from being sent. */
export function planRequest(input: PlanInput): { plan: RequestPlan } & Verdict {
  const { command, values } = input;
  const problems: Sentence[] = findMissing(input);
  const template = splitTemplate(command.path);
  const path = new Map<string, string>();
  const shownPath = new Map<string, string>();
  const query: [string, string][] = [];
  const headers: Record<string, string> = {};
  const addressedBy: string[] = [];
  for (const flag of command.flags) {
    const value = values.get(flag.name) ?? findDefault(flag, input);
    const isAddress = flag.source.in === 'path' || flag.source.in === 'query';
    if (isAddress && values.has(flag.name)) addressedBy.push(flag.name);
    switch (flag.source.in) {
      case 'path':
        path.set(flag.source.name, planPathValue(flag, value, problems));
        if (value !== undefined && isSecretParameter(flag)) shownPath.set(flag.source.name, redacted);
        break;
      case 'query':
        for (const text of toTexts(value)) query.push([flag.source.name, text]);
        break;
      case 'header':
        planHeader(flag, value, headers, problems);
        break;
      case 'body':
        break;
    }
  }
  const absence = command.added === true ? undefined : describedAbsence(command);
  const plain = new Map([...path].map(([name, value]) => [name, decodeURIComponent(value)]));
  query.unshift(...template.query.map(([name, value]): [string, string] => [name, fillPath(value, plain)]));
  const { body, problems: bodyProblems, warnings } = planBody(input);
  const contentType = chosenContentType(input) ?? defaultContentType(command.body);
  if (body && contentType !== undefined && findHeader(headers, 'content-type') === undefined) {
    headers['Content-Type'] = body.kind === 'raw' ? withBoundary(contentType, body.content) : contentType;
  }
  return {
    plan: {
      method: command.method,
      path: command.basePath + fillPath(template.path, path),
      ...(shownPath.size > 0 && {
        shownPath: command.basePath + fillPath(template.path, new Map([...path, ...shownPath])),
      }),
      query,
      headers,
      ...(addressedBy.length > 0 && { addressedBy }),
      ...(absence !== undefined && { absence }),
      ...(body && { body }),
      findHidden: () => findHidden(command, input.schemas ?? {}),
    },
    problems: [...problems, ...bodyProblems],
    warnings,
  };
}

/** True where the plan waits for the operator id of the token. */
export function needsOperatorId(plan: RequestPlan): boolean {
  return (
    plan.path.includes(operatorIdSlot) ||
    plan.query.some(([, value]) => value.includes(operatorIdSlot)) ||
    (plan.body?.kind === 'object' && plan.body.operatorIdProperty !== undefined)
  );
}

/** Puts the operator id in its places and the body into its final text. */
export function finishPlan(plan: RequestPlan, operatorId: string | undefined): FinishedPlan {
  const { body, shownPath, ...rest } = plan;
  const id = operatorId ?? '';
  const fill = (path: string): string => path.replaceAll(operatorIdSlot, () => encodeURIComponent(id));
  return {
    ...rest,
    path: fill(plan.path),
    ...(shownPath !== undefined && { shownPath: fill(shownPath) }),
    query: plan.query.map(([name, value]) => [name, value.replaceAll(operatorIdSlot, () => id)]),
    ...(body && { body: body.kind === 'raw' ? body.content : finishObject(body, id) }),
  };
}

function finishObject(body: Extract<PlannedBody, { kind: 'object' }>, operatorId: string): string {
  if (body.operatorIdProperty === undefined) return writeJson(body.value);
  return writeJson(new Map([...body.value, [body.operatorIdProperty, operatorId]]));
}

function describedAbsence({ responses = [] }: PlanInput['command']): string | undefined {
  return responses.find(({ status }) => status === '404')?.description;
}

/** Required parameters; required body properties are the body's own business, since `--body` may hold them. */
function findMissing({ command, values, invalid }: PlanInput): Sentence[] {
  return command.flags
    .filter((flag) => flag.source.in !== 'body' && isAsked(flag) && flag.fromToken !== true)
    .filter((flag) => !values.has(flag.name) && !invalid.has(flag.name))
    .map((flag) => (t) => t.flags.missing(flag.name, flag.description));
}

/** A parameter that must be sent and has a default goes out with it. */
function findDefault(flag: ApiFlag, { invalid }: PlanInput): FlagValue | undefined {
  if (!fillsItself(flag) || invalid.has(flag.name)) return undefined;
  return typeof flag.default === 'boolean' ? flag.default : String(flag.default);
}

function planPathValue(flag: ApiFlag, value: FlagValue | undefined, problems: Sentence[]): string {
  if (value === undefined) return flag.fromToken === true ? operatorIdSlot : '';
  const text = toTexts(value).join(',');
  const fault = findPathFault(flag, text);
  if (fault) problems.push(fault);
  return encodePathValue(flag, text);
}

function planHeader(
  flag: ApiFlag,
  value: FlagValue | undefined,
  headers: Record<string, string>,
  problems: Sentence[],
): void {
  if (value === undefined) return;
  const text = toTexts(value).join(', ');
  if (isHeaderText(text)) headers[flag.source.name] = text;
  else problems.push((t) => t.flags.badHeaderValue(flag.name));
}

function toTexts(value: FlagValue | undefined): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  return [value instanceof JsonNumber ? value.text : String(value)];
}
