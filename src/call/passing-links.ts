/** What the demo answers leads nowhere once the command has ended: a person is told so, and how to get the file. */
import type { ApiLeaf, CommandContext } from '../command/command.ts';
import { exportFlags, isOwnFlag } from '../command/api-flags.ts';
import type { JsonResult } from '../output/result.ts';

/**
 * The result; an address in it that ends with the run is noted once it has been seen.
 *
 * @param endpoint the URL that the answer came from
 */
export function notePassingLinks(
  result: JsonResult,
  { command }: ApiLeaf,
  endpoint: string,
  context: CommandContext,
): JsonResult {
  const { note } = context.rendering().options;
  const download = exportFlags.find(({ name, type }) => type === 'string' && isOwnFlag(command, name));
  const canDownload = command.fileExport !== undefined && download !== undefined;
  return {
    ...result,
    pages: watch(result.pages, `${new URL(endpoint).origin}/`, () => {
      note?.((t) => (canDownload ? t.wire.demoLinkDownload(command.words.join(' ')) : t.wire.demoLink));
    }),
  };
}

async function* watch(
  pages: AsyncIterable<string>,
  origin: string,
  onLink: () => void,
): AsyncGenerator<string> {
  let isSeen = false;
  for await (const page of pages) {
    if (!isSeen && page.includes(origin)) {
      isSeen = true;
      onLink();
    }
    yield page;
  }
}
