/** The pages of a list command: fetched as they are printed, cut where the user asked for no more. */
import { isJsonType } from '../../model/media-type.ts';
import { NetworkError, type SoracomError } from '../../errors.ts';
import { paginate, type FetchedPage } from '../../http/paginate.ts';
import { readBytes, readText } from '../../http/body.ts';
import type { HttpResponse } from '../../http/transport.ts';
import { findList, writeList, type ListPage } from '../../json/items.ts';
import { checkJson, JsonSyntaxError } from '../../json/scan.ts';
import type { Pagination } from '../../model/command.ts';
import { mostRowsHeld } from '../../output/options.ts';
import type { Result } from '../../output/result.ts';
import type { Arrange } from '../../output/source.ts';
import { listProperty, shapeOf } from '../../output/shape.ts';
import type { FinishedPlan } from '../../request/plan.ts';
import { toPrintable } from '../../terminal/printable.ts';
import type { ApiCall } from '../../connect/prepare-call.ts';
import { answerLimit, isOn, numberOf } from '../../command/settings.ts';
import type { ApiLeaf, CommandContext } from '../../command/command.ts';

/** A result whose pages are fetched while it is printed. */
export function callPages(
  leaf: ApiLeaf,
  call: ApiCall,
  arrange: Arrange | undefined,
  context: CommandContext,
): Result {
  const { command, schemas } = leaf;
  const { schema } = command.response;
  const listName = listProperty(shapeOf(schema, schemas));
  if (isOn(context.settings, 'raw-output')) {
    return { kind: 'bytes', body: rawPages(leaf, call, context), contentType: 'application/json' };
  }
  const pages = textPages(leaf, call, context, listName);
  return { kind: 'json', pages, schemas, arrange, ...(schema && { schema }) };
}

interface TextPage {
  text: string;
  list: ListPage | undefined;
}

async function* textPages(
  leaf: ApiLeaf,
  call: ApiCall,
  context: CommandContext,
  listName: string | undefined,
): AsyncGenerator<string> {
  // which items come first in an order, only all of them together tell
  const isSorted = context.settings.has('sort-by');
  const limit = isSorted ? Infinity : (numberOf(context.settings, 'max-items') ?? Infinity);
  const most = answerLimit(context.settings);
  let items = 0;
  const read = async (response: HttpResponse): Promise<TextPage> => {
    const text = await readText(response.body, most);
    return { text, list: readList(text, response, listName) };
  };
  for await (const { page } of followPages(leaf, call, context, read, () => items)) {
    const { list, text } = page;
    const count = list?.items.length ?? 0;
    yield list !== undefined && items + count > limit
      ? writeList(list, list.items.slice(0, limit - items))
      : text;
    items += count;
    if (items >= limit) return;
  }
}

async function* rawPages(leaf: ApiLeaf, call: ApiCall, context: CommandContext): AsyncGenerator<Uint8Array> {
  const most = answerLimit(context.settings);
  const read = async ({ body }: HttpResponse): Promise<Uint8Array> =>
    Buffer.concat(await readBytes(body, most));
  for await (const { page } of followPages(leaf, call, context, read, () => 0)) yield page;
}

/** Fetches page after page, up to `--max-pages`, with a line on a terminal for as long as a later one takes. */
async function* followPages<Page>(
  { command }: ApiLeaf,
  call: ApiCall,
  context: CommandContext,
  read: (response: HttpResponse) => Promise<Page>,
  countItems: () => number,
): AsyncGenerator<FetchedPage<Page>> {
  const { pagination } = command;
  if (pagination === undefined) {
    yield { page: await read(await call.send(call.plan)), next: undefined };
    return;
  }
  const { progress, settings, text } = context;
  const flag = command.flags.find(({ source }) => source.in === 'query' && source.name === pagination.param);
  const flagName = flag?.name ?? pagination.param;
  const limit = numberOf(settings, 'max-pages') ?? Infinity;
  let count = 0;
  const pages = paginate<Page>({
    ...pagination,
    base: call.base,
    read,
    fail: (error, key) => addAdvice(error, flagName, key, isPrinted(context, countItems())),
    async fetch(key) {
      if (key === undefined) return call.send(call.plan);
      await progress.show(text.wire.fetchingPage(count + 1, countItems()));
      try {
        return await call.send(askFor(call.plan, pagination, key));
      } finally {
        progress.hide();
      }
    },
  });
  for await (const fetched of pages) {
    count += 1;
    yield fetched;
    if (count < limit) continue;
    if (fetched.next !== undefined)
      await context.io.stderr.write(`${text.wire.resume(flagName, toPrintable(fetched.next))}\n`);
    return;
  }
}

function askFor(plan: FinishedPlan, { param }: Pagination, key: string): FinishedPlan {
  return { ...plan, query: [...plan.query.filter(([name]) => name !== param), [param, key]] };
}

/** Says where to go on. Where nothing went out before all was there, nothing was printed that one could go on from. */
function addAdvice(
  error: SoracomError,
  flag: string,
  key: string,
  printed: boolean | undefined,
): SoracomError {
  if (printed === undefined) return error.add({ resumeKey: key });
  if (!printed) return error.add({ hint: (t) => t.wire.startAgain });
  return error.add({ hint: (t) => t.wire.resume(flag, key), resumeKey: key });
}

/**
 * Whether the items fetched so far are printed: to the standard output, in a format that needs no whole, or in a table
 * that is too long to be held. `undefined` where the rows of a table are others than the items.
 */
function isPrinted(context: CommandContext, items: number): boolean | undefined {
  const { format, query, sortBy, expand } = context.rendering().options;
  const whole = format === 'chart' || query !== undefined || sortBy !== undefined;
  if (whole || context.settings.has('output-file')) return false;
  if (format !== 'table') return true;
  return expand === undefined ? items > mostRowsHeld : undefined;
}

/** The list in a page; broken JSON is found here, where the key of its page is still known. */
function readList(
  text: string,
  { status, headers }: HttpResponse,
  name: string | undefined,
): ListPage | undefined {
  if (text.trim() === '') return undefined;
  if (!isJsonType(headers['content-type'])) {
    throw new NetworkError((t) => t.http.notJson, { status });
  }
  try {
    const list = findList(text, name);
    if (list === undefined) checkJson(text);
    return list;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new NetworkError((t) => t.output.invalidJson(error.line, error.column), { cause: error });
  }
}
