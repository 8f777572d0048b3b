/** One way from a result to the stream: a table of renderers, name to function. */
import { NetworkError } from '../errors.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { Text } from '../text/en.ts';
import { renderJson, renderJsonl } from './json.ts';
import { isForTerminal, type Format, type RenderOptions } from './options.ts';
import { escapeForTerminal } from './printable.ts';
import type { JsonResult, Result } from './result.ts';
import { toSource, type Source } from './source.ts';

/** Turns a source into text, piece by piece. */
export type Renderer = (source: Source, options: RenderOptions, text: Text) => AsyncIterable<string>;

/** The formats. What needs more than the standard library is loaded when it is asked for. */
const renderers: Record<Format, () => Promise<Renderer> | Renderer> = {
  json: () => renderJson,
  jsonl: () => renderJsonl,
  table: async () => (await import('./table.ts')).renderTable,
};

/**
 * Shows a result. Nothing is read before the first piece is asked for.
 *
 * @throws NetworkError where a response that was announced as JSON is not
 */
export async function* render(
  result: Result,
  options: RenderOptions,
  text: Text,
): AsyncGenerator<string | Uint8Array> {
  switch (result.kind) {
    case 'none':
      return;
    case 'text':
      yield result.text.endsWith('\n') ? result.text : `${result.text}\n`;
      return;
    case 'bytes':
      yield* result.body;
      return;
    case 'json':
      yield* options.raw === true ? result.pages : renderPages(result, options, text);
  }
}

async function* renderPages(result: JsonResult, options: RenderOptions, text: Text): AsyncGenerator<string> {
  const renderer = await renderers[options.format]();
  const isSafe = options.format === 'table' || !isForTerminal(options);
  try {
    for await (const piece of renderer(toSource(result), options, text)) {
      yield isSafe ? piece : escapeForTerminal(piece);
    }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new NetworkError((t) => t.output.invalidJson(error.line, error.column), { cause: error });
  }
}
