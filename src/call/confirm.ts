/** Asks before a command that spends money or destroys something, and says what it is about. */
import { SoracomError } from '../errors.ts';
import { mostOfMessage, readText } from '../http/body.ts';
import { membersOf, type Member } from '../json/items.ts';
import { stringOf } from '../json/parse.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { ApiCommand } from '../model/command.ts';
import { listPlaces, splitTemplate } from '../model/path-template.ts';
import { declaredFields, type Field } from '../output/rows/field.ts';
import { toPrintable } from '../terminal/printable.ts';
import type { FinishedPlan } from '../request/plan.ts';
import { fillPath } from '../request/path.ts';
import type { ApiCall } from '../connect/prepare-call.ts';
import { canAsk, confirm } from '../terminal/prompt.ts';
import { isOn } from '../command/settings.ts';
import { listApiLeaves } from '../catalogue/list-commands.ts';
import type { ApiLeaf, CommandContext, CommandTree } from '../command/command.ts';

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
 * The command that reads what this one acts on: a GET whose path begins with the same segment, since an id means
 * nothing elsewhere, ends with this command's last parameter and asks for nothing else. Of several it is the one whose
 * path starts most like this one's.
 */
function findSubject({ path }: ApiCommand, tree: CommandTree): ApiLeaf | undefined {
  const places = listPlaces(path);
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const candidates = listApiLeaves(tree).filter(({ command: { method, response, path: other } }) => {
    const isKin = other.split('/')[1] === path.split('/')[1];
    const isRead = method === 'GET' && response.kind === 'json' && isKin && other.endsWith(`{${last}}`);
    return isRead && listPlaces(other).every((place) => places.includes(place));
  });
  return candidates.toSorted(
    (a, b) => sharedLength(b.command.path, path) - sharedLength(a.command.path, path),
  )[0];
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** The facts in one line; empty where they can't be had: the question is asked all the same. */
async function describeSubject(read: ApiLeaf, command: ApiCommand, call: ApiCall): Promise<string> {
  const { basePath, path, response } = read.command;
  const plan: FinishedPlan = {
    method: 'GET',
    path: basePath + fillPath(path, readPlaces(command, call.plan.path)),
    query: [],
    headers: {},
  };
  try {
    const members = membersOf(await readText((await call.send(plan)).body, mostOfMessage));
    return pickFacts(members, declaredFields(response.schema, read.schemas));
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
  splitTemplate(template)
    .path.split('/')
    .forEach((segment, index) => {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name !== undefined) places.set(name, values[index] ?? '');
    });
  return places;
}

/** The most telling amount with its currency and the state it is in, else the first few words that name the thing. */
function pickFacts(members: readonly Member[], fields: readonly Field[]): string {
  const scalars = members.filter(({ valueText }) => /^["\d-]/.test(valueText) && valueText !== '""');
  const known = fields
    .flatMap((field) => {
      const member = field.path.length === 1 ? scalars.find(({ key }) => key === field.name) : undefined;
      return member === undefined ? [] : [{ field, member }];
    })
    .toSorted((a, b) => a.field.rank - b.field.rank);
  const sum = known.find(({ field }) => field.kind === 'money');
  const currency = known.find(({ field }) => field.kind === 'currency');
  const facts = [
    ...(sum ? [`${nameAndShow(sum.member)}${currency ? ` ${show(currency.member)}` : ''}`] : []),
    ...known.filter(({ field }) => field.kind === 'status').map(({ member }) => nameAndShow(member)),
  ];
  if (facts.length > 0) return facts.join(', ');
  const telling = known.length > 0 ? known.map(({ member }) => member) : scalars;
  return telling.slice(0, 4).map(show).join(', ');
}

function nameAndShow(member: Member): string {
  return `${member.key} ${show(member)}`;
}

function show({ valueText }: Member): string {
  return valueText.startsWith('"') ? stringOf(valueText) : valueText;
}
