/** From what was typed to the request: every flag and the body read and checked, nothing sent. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ApiLeaf, CommandContext } from '../command/command.ts';
import { isOn, refuseProblems } from '../command/settings.ts';
import { UsageError, type Sentence } from '../errors.ts';
import { codeOf } from '../files/errno.ts';
import { bodyFlagName } from '../model/command.ts';
import { checkValues, type FlagValue } from '../request/flag-values.ts';
import { planRequest, type RequestPlan } from '../request/plan.ts';

/** A request, and the values that it was made from. */
export interface CallPlan {
  request: RequestPlan;
  values: ReadonlyMap<string, FlagValue>;
}

/**
 * @param given the command's own flags as typed
 * @param problems what is already known to be wrong with the command line; reported together with the rest
 * @throws UsageError with everything that is wrong
 */
export async function planCall(
  { command, schemas, flags }: ApiLeaf,
  given: ReadonlyMap<string, readonly string[]>,
  problems: readonly Sentence[],
  context: CommandContext,
): Promise<CallPlan> {
  const validate = !isOn(context.settings, 'no-validate');
  const checked = checkValues(flags, given, validate);
  const text = given.get(bodyFlagName)?.at(-1);
  const body = text === undefined ? undefined : await readBody(text, context);
  const invalid = new Set([...given.keys()].filter((name) => !checked.values.has(name)));
  const planned = planRequest({ command, schemas, values: checked.values, invalid, body, validate });
  refuseProblems([...problems, ...checked.problems, ...planned.problems], (t) =>
    t.flags.helpHint(command.words.join(' ')),
  );
  return { request: planned.plan, values: checked.values };
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
