/** How the settings and the terminal want a result to be shown. */
import { UsageError, type Sentence } from '../errors.ts';
import type { ResponseModel, Schema } from '../model/command.ts';
import { wantsColor } from '../terminal/color.ts';
import { formats, type Format, type RenderOptions } from '../output/options.ts';
import { splitCsv } from '../request/flag-values.ts';
import { isOn, valueOf, type Settings } from './settings.ts';
import type { CommandContext } from './command.ts';

/** @throws UsageError for flags that exclude each other */
export function readRenderOptions(
  { io, settings }: CommandContext,
  note: (sentence: Sentence) => void,
): RenderOptions {
  const { stdout, env, platform } = io;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value);
  const columns = valueOf(settings, 'columns');
  return {
    format: chooseFormat(settings, stdout.isTTY),
    color: wantsColor(stdout, env),
    width: stdout.isTTY ? (stdout.columns ?? 80) : undefined,
    // Windows terminals draw Unicode whatever the locale; elsewhere the plain C locale can't be trusted to.
    unicode: platform === 'win32' || locale === undefined || /utf-?8/i.test(locale),
    raw: isOn(settings, 'raw-output'),
    query: valueOf(settings, 'query'),
    columns: columns === undefined ? undefined : splitCsv(columns),
    sortBy: valueOf(settings, 'sort-by'),
    expand: valueOf(settings, 'expand'),
    wide: isOn(settings, 'wide'),
    wrap: isOn(settings, 'wrap'),
    headers: !isOn(settings, 'no-headers'),
    note,
  };
}

/**
 * Finds, before anything is sent, what can't be shown as asked.
 *
 * @throws UsageError naming what would be right
 */
export async function checkRenderOptions(
  response: ResponseModel,
  schemas: Record<string, Schema>,
  context: CommandContext,
): Promise<void> {
  const options = readRenderOptions(context, () => undefined);
  const { format, query, columns, sortBy, expand } = options;
  const plain = query === undefined && columns === undefined && sortBy === undefined && expand === undefined;
  // What most calls ask for can't fail, and needs no checker.
  if (plain && (format === 'json' || format === 'jsonl' || format === 'table')) return;
  const { checkOutput } = await import('../output/check.ts');
  await checkOutput(response, schemas, options);
}

/** A typed flag goes before the environment; `--jsonl` is short for `--output jsonl`. */
function chooseFormat(settings: Settings, isTerminal: boolean): Format {
  const output = settings.get('output');
  const jsonl = isOn(settings, 'jsonl') ? settings.get('jsonl') : undefined;
  if (jsonl !== undefined && output !== undefined) {
    if (output.origin.kind === 'flag' && jsonl.origin.kind === 'flag' && output.value !== 'jsonl') {
      throw new UsageError((t) => t.flags.conflict('--jsonl', `--output ${output.value}`));
    }
    if (jsonl.origin.kind === 'flag') return 'jsonl';
  }
  const name = output?.value ?? (jsonl === undefined ? undefined : 'jsonl');
  const format = formats.find((candidate) => candidate === name);
  return format ?? (isTerminal ? 'table' : 'json');
}
