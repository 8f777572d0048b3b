/** From what was typed to the request: every flag and the body read and checked, nothing sent. */
import { resolve } from 'node:path';
import type { ApiLeaf, CommandContext } from '../command/command.ts';
import { isOn, refuseProblems, type Settings } from '../command/settings.ts';
import { UsageError, type Sentence } from '../errors.ts';
import { mostHeld } from '../http/body.ts';
import { bodyFlagName, type ApiCommand } from '../model/command.ts';
import { readDates } from '../request/dates.ts';
import type { Checks } from '../request/checks.ts';
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
  const checks = chooseChecks(command, context.settings);
  const dates = readDates(flags, given, context.io.now(), checks !== 'none');
  const checked = checkValues(flags, dates.given, checks);
  const text = given.get(bodyFlagName)?.at(-1);
  const body = text === undefined ? undefined : await readBody(text, context);
  const invalid = new Set([...given.keys()].filter((name) => !checked.values.has(name)));
  const { values, unlisted } = checked;
  const planned = planRequest({ command, schemas, values, invalid, unlisted, body, checks });
  refuseProblems([...problems, ...dates.problems, ...checked.problems, ...planned.problems], (t) =>
    t.flags.helpHint(command.words.join(' ')),
  );
  for (const warning of [...checked.warnings, ...planned.warnings]) await context.warn(warning(context.text));
  return { request: planned.plan, values };
}

/** What we ship is known to be right; of a document that a user added, the API has the last word. */
function chooseChecks({ added }: ApiCommand, settings: Settings): Checks {
  if (isOn(settings, 'no-validate')) return 'none';
  return added === true ? 'warn' : 'refuse';
}

/** `--body`: `@file`, `-` for stdin, or the text itself. */
async function readBody(text: string, { io }: CommandContext): Promise<Uint8Array> {
  if (text === '-') return io.stdin.read();
  if (!text.startsWith('@')) return new TextEncoder().encode(text);
  const shown = text.slice(1);
  if (shown === '') throw new UsageError((t) => t.flags.bodyFileUnnamed);
  const { readInput } = await import('../files/read-input.ts');
  return readInput(resolve(io.cwd, shown), { flag: bodyFlagName, shown, most: mostHeld, signal: io.signal });
}
