/** Asks before a command that spends money or destroys something, and says what it is about. */
import { SoracomError } from '../errors.ts';
import { readText } from '../http/body.ts';
import { membersOf, type Member } from '../json/items.ts';
import { stringOf } from '../json/parse.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { ApiCommand } from '../model/command.ts';
import { toPrintable } from '../terminal/printable.ts';
import type { FinishedPlan } from '../request/plan.ts';
import { fillPath } from '../request/path.ts';
import type { ApiCall } from './prepare.ts';
import { canAsk, confirm } from '../terminal/prompt.ts';
import { isOn } from '../command/settings.ts';
import { listApiCommands } from '../catalogue/api-commands.ts';
import type { CommandContext, CommandTree } from '../command/command.ts';

/**
 * On a terminal only; a pipe is not asked.
 *
 * @throws InterruptedError on "no"
 */
export async function confirmCall(
  command: ApiCommand,
  call: ApiCall,
  context: CommandContext,
): Promise<void> {
  const { io, settings, text, tree } = context;
  if (isOn(settings, 'yes') || !canAsk(io)) return;
  const about = text.wire.aboutTo(
    command.summary,
    `${call.plan.method} ${call.base.origin}${call.plan.path}`,
  );
  const read = findSubject(command, tree);
  const facts = read === undefined ? undefined : await describeSubject(read, command, call);
  const lines = [about];
  if (facts !== undefined) lines.push(facts === '' ? text.wire.subjectUnknown : text.wire.subject(facts));
  await io.stderr.write(lines.map((line) => `${toPrintable(line)}\n`).join(''));
  await confirm(context, text.wire.goAhead);
}

/**
 * The command that reads what this one acts on: a GET whose path ends with this command's last parameter and asks
 * for nothing else, under the same first word: an id means nothing elsewhere; of several, the one whose path starts most like this one's.
 */
function findSubject({ path }: ApiCommand, tree: CommandTree): ApiCommand | undefined {
  const places = placesOf(path);
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const candidates = listApiCommands(tree).filter(({ method, response, path: other }) => {
    const isKin = other.split('/')[1] === path.split('/')[1];
    const isRead = method === 'GET' && response.kind === 'json' && isKin && other.endsWith(last);
    return isRead && placesOf(other).every((place) => places.includes(place));
  });
  return candidates.toSorted((a, b) => sharedLength(b.path, path) - sharedLength(a.path, path))[0];
}

/** The `{name}` places of a path template. */
function placesOf(path: string): string[] {
  return [...path.matchAll(/\{[^{}]+\}/g)].map(([place]) => place);
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The facts in one line; empty where they can't be had: the question is asked all the same. */
async function describeSubject(read: ApiCommand, command: ApiCommand, call: ApiCall): Promise<string> {
  const plan: FinishedPlan = {
    method: 'GET',
    path: read.basePath + fillPath(read.path, readPlaces(command, call.plan.path)),
    query: [],
    headers: {},
  };
  try {
    return pickFacts(membersOf(await readText((await call.send(plan)).body)));
  } catch (error) {
    if (error instanceof JsonSyntaxError) return '';
    // Ctrl-C and refused credentials are no mere lack of facts.
    if (error instanceof SoracomError && (error.kind === 'api' || error.kind === 'network')) return '';
    throw error;
  }
}

/** The values that stand in a path where its template has places. */
function readPlaces({ basePath, path: template }: ApiCommand, path: string): Map<string, string> {
  const values = path.slice(basePath.length).split('/');
  const places = new Map<string, string>();
  template.split('/').forEach((segment, index) => {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name !== undefined) places.set(name, values[index] ?? '');
  });
  return places;
}

/** The sum with its currency and the state it is in, else the first few words that name the thing. */
function pickFacts(members: readonly Member[]): string {
  const scalars = members.filter(({ valueText }) => /^["\d-]/.test(valueText) && valueText !== '""');
  const find = (name: RegExp): Member | undefined => scalars.find(({ key }) => name.test(key));
  const sum = find(/^total_?amount$/i) ?? find(/amount|cost|price/i);
  const currency = find(/^currency$/i);
  const facts = [
    sum && `${sum.key} ${show(sum)}${currency ? ` ${show(currency)}` : ''}`,
    ...scalars.filter(({ key }) => /status$/i.test(key)).map((member) => `${member.key} ${show(member)}`),
  ].filter((fact) => fact !== undefined);
  return (facts.length > 0 ? facts : scalars.slice(0, 4).map(show)).join(', ');
}

function show({ valueText }: Member): string {
  return valueText.startsWith('"') ? stringOf(valueText) : valueText;
}
