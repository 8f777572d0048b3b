/** Finds what a command acts on, so that the question before it can say: a kept quotation, or a look at the API. */
import { listApiLeaves } from '../../catalogue/list-commands.ts';
import type { ApiLeaf, CommandContext, CommandTree } from '../../command/command.ts';
import type { ApiCall } from '../../connect/prepare-call.ts';
import { ApiError, NetworkError, type Sentence } from '../../errors.ts';
import { mostOfMessage, readText } from '../../http/body.ts';
import { checkJson, JsonSyntaxError } from '../../json/scan.ts';
import type { ApiCommand } from '../../model/command.ts';
import { listPlaces, readPlaces, splitTemplate } from '../../model/path-template.ts';
import type { FinishedPlan } from '../../request/plan.ts';
import { fillPath } from '../../request/path.ts';

/** What a command acts on, as JSON text, with the command that read it; or why that is not known. */
export type Subject =
  { kind: 'none' } | { kind: 'known'; answer: string; leaf?: ApiLeaf } | { kind: 'unknown'; why: Sentence };

/** @throws ApiError where the API has nothing under the id: there is nothing to ask about */
export async function findSubject(
  command: ApiCommand,
  call: ApiCall,
  context: Pick<CommandContext, 'connection' | 'io' | 'profileDir' | 'tree'>,
): Promise<Subject> {
  if (command.question?.quoted !== undefined) {
    const { quotationPlace, quotedKey } = await import('../quotations/keep.ts');
    const { readQuotation } = await import('../quotations/store.ts');
    const key = await quotedKey(command, call, context);
    const answer = key && readQuotation(quotationPlace(context), key);
    if (answer !== undefined) return { kind: 'known', answer };
    return { kind: 'unknown', why: (t) => t.confirm.noQuotation };
  }
  const leaf = findReader(command, context.tree);
  return leaf === undefined ? { kind: 'none' } : readSubject(leaf, command, call);
}

/**
 * The command that reads what this one acts on: a GET whose path begins with the same segment, since an id means
 * nothing elsewhere, ends with this command's last parameter and asks for nothing else. Of several it is the one whose
 * path starts most like this one's.
 */
function findReader({ path }: ApiCommand, tree: CommandTree): ApiLeaf | undefined {
  const places = listPlaces(path);
  const last = places.at(-1);
  if (last === undefined) return undefined;
  const candidates = listApiLeaves(tree).filter(({ command: { flags, method, response, path: other } }) => {
    const isKin = other.split('/')[1] === path.split('/')[1];
    const isRead = method === 'GET' && response.kind === 'json' && isKin && other.endsWith(`{${last}}`);
    const asksForMore = flags.some(({ required, source }) => required === true && source.in !== 'path');
    return isRead && !asksForMore && listPlaces(other).every((place) => places.includes(place));
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

async function readSubject(leaf: ApiLeaf, command: ApiCommand, call: ApiCall): Promise<Subject> {
  const { basePath, path } = leaf.command;
  const places = readPlaces(command.basePath + command.path, call.plan.path);
  // A place that is only a part of its segment can't be told from the rest.
  if (!listPlaces(path).every((name) => places.has(name))) return { kind: 'none' };
  const plan: FinishedPlan = {
    method: 'GET',
    path: basePath + fillPath(path, places),
    query: [],
    headers: {},
  };
  try {
    const answer = await readText((await call.send(plan)).body, mostOfMessage);
    checkJson(answer);
    return { kind: 'known', answer, leaf };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { kind: 'unknown', why: (t) => t.http.notJson };
    // Refused credentials and Ctrl-C are no mere lack of facts, and neither is an id that the API does not know.
    const isLack = error instanceof ApiError || error instanceof NetworkError;
    if (!isLack || (error.details.status === 404 && isSameResource(path, command.path))) throw error;
    return { kind: 'unknown', why: error.sentence };
  }
}

/** Whether a path is that of the thing which another one acts on: `/orders/{id}` of `/orders/{id}/cancel`. */
function isSameResource(read: string, acting: string): boolean {
  const [one, other] = [read, acting].map((template) => splitTemplate(template).path);
  if (one === undefined || other === undefined || !other.startsWith(one)) return false;
  const rest = other.slice(one.length);
  return rest === '' || (rest.startsWith('/') && listPlaces(rest).length === 0);
}
