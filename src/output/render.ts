/** One way from a result to the stream: a table of renderers, name to function. */
import { NetworkError } from '../errors.ts';
import { JsonSyntaxError } from '../json/scan.ts';
import type { Text } from '../text/en.ts';
import { renderJson, renderJsonl } from './json.ts';
import { isForTerminal, paintsJson, type Format, type RenderOptions } from './options.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import type { JsonResult, Result } from './result.ts';
import { prepareOutput } from './prepare.ts';
import { shapeOf } from './shape.ts';
import type { Source } from './source.ts';

/** Turns a source into text, piece by piece. */
export type Renderer = (source: Source, options: RenderOptions, text: Text) => AsyncIterable<string>;

/** The formats. What a pipe of JSON does not need is loaded when it is asked for. */
const renderers: Record<Format, () => Promise<Renderer> | Renderer> = {
  table: async () => (await import('./table/table.ts')).renderTable,
  json: () => renderJson,
  jsonl: () => renderJsonl,
  yaml: async () => (await import('./yaml.ts')).renderYaml,
  csv: async () => (await import('./delimited.ts')).renderCsv,
  tsv: async () => (await import('./delimited.ts')).renderTsv,
  text: async () => (await import('./delimited.ts')).renderText,
  chart: async () => (await import('./chart/chart.ts')).renderChart,
};

/** Formats that make what they print safe for a terminal themselves, colours included. */
const safeFormats: ReadonlySet<Format> = new Set(['table', 'chart']);

/** Formats that do so where they are coloured. */
const jsonFormats: ReadonlySet<Format> = new Set(['json', 'jsonl']);

/**
 * Shows a result. Nothing is read before the first piece is asked for.
 *
 * @throws UsageError where the response can't be shown as asked; `prepareOutput` tells most of it beforehand
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
  const isPainted = jsonFormats.has(options.format) && paintsJson(options);
  const isSafe = safeFormats.has(options.format) || isPainted || !isForTerminal(options);
  try {
    const arrange = result.arrange ?? (await prepareOutput(result.schema, result.schemas, options));
    const source = await arrange(toSource(result));
    for await (const piece of renderer(source, options, text)) {
      if (piece !== '') yield isSafe ? piece : escapeForTerminal(piece);
    }
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new NetworkError((t) => t.output.invalidJson(error.line, error.column), { cause: error });
  }
}

function toSource({ pages, schema, schemas, isCompared }: JsonResult): Source {
  return { pages: withoutEmpty(pages), shape: shapeOf(schema, schemas), schema, schemas, isCompared };
}

async function* withoutEmpty(pages: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const page of pages) if (page.trim() !== '') yield page;
}
