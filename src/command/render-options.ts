/** How the settings and the terminal want a result to be shown. */
import { UsageError, type Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import { isTextType } from '../model/media-type.ts';
import { formats, type Format, type RenderOptions } from '../output/options.ts';
import { splitCsv } from '../request/flag-values.ts';
import { wantsColor } from '../terminal/color.ts';
import { drawsUnicode } from '../terminal/unicode.ts';
import { answerLimit, isOn, numberOf, valueOf, type Settings } from './settings.ts';

/** How the results of a run are shown. */
export interface Rendering {
  options: RenderOptions;
  /** Fills while a result is rendered: what a person should know and the data can't say. */
  notes: readonly Sentence[];
  /** What is said last of all, below the notes. */
  closing: Sentence[];
}

/** @throws UsageError for flags that exclude each other */
export function createRendering(io: Io, settings: Settings): Rendering {
  const { env, stdout } = io;
  // What goes to a file is shown to nobody.
  const isTerminal = stdout.isTTY && !settings.has('output-file');
  const columns = valueOf(settings, 'columns');
  const notes: Sentence[] = [];
  const options: RenderOptions = {
    format: chooseFormat(settings, isTerminal),
    color: wantsColor({ isTTY: isTerminal }, env),
    width: isTerminal ? (stdout.columns ?? 80) : undefined,
    unicode: drawsUnicode(io),
    raw: isOn(settings, 'raw-output'),
    most: answerLimit(settings),
    query: valueOf(settings, 'query'),
    columns: columns === undefined ? undefined : splitCsv(columns),
    sortBy: valueOf(settings, 'sort-by'),
    mostSorted: settings.has('sort-by') ? numberOf(settings, 'max-items') : undefined,
    expand: valueOf(settings, 'expand'),
    wide: isOn(settings, 'wide'),
    wrap: isOn(settings, 'wrap'),
    compact: isOn(settings, 'compact'),
    headers: !isOn(settings, 'no-headers'),
    csvSafe: isOn(settings, 'csv-safe'),
    note: (sentence) => void notes.push(sentence),
  };
  return { options, notes, closing: [] };
}

/** Flags that ask for data in some shape. */
const shapes = ['output', 'jsonl', 'compact', 'raw-output', 'query', 'columns', 'sort-by', 'expand'] as const;

/** Whether the command line itself, and not the environment, asks for data in some shape. */
export function isShapeTyped(settings: Settings): boolean {
  return shapes.some((name) => settings.get(name)?.origin.kind === 'flag');
}

/** Whether a table that nobody has asked to be another one is wanted: a command's own page takes its place. */
export function isForPeople({ rendering }: { rendering: () => Rendering }): boolean {
  const { format, raw, query, columns, sortBy, expand } = rendering().options;
  const shaping = [query, columns, sortBy, expand];
  return format === 'table' && raw !== true && shaping.every((option) => option === undefined);
}

/**
 * Keeps bytes away from a terminal that they would garble.
 *
 * @param contentType what comes, or is to come; a range such as any type at all says nothing
 * @throws UsageError where it is binary, and a terminal would show it
 */
export function refuseBinary(contentType: string, { rendering }: { rendering: () => Rendering }): void {
  const { raw, width } = rendering().options;
  if (width === undefined || raw === true) return;
  if (isTextType(contentType)) return;
  throw new UsageError((t) => t.run.binaryToTerminal, { hint: (t) => t.run.binaryHint });
}

/**
 * A typed flag goes before the environment; `--jsonl` is short for `--output jsonl`. A typed `--compact` asks for JSON
 * where nothing else does.
 */
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
  const isCompact = isOn(settings, 'compact') && settings.get('compact')?.origin.kind === 'flag';
  if (isCompact && format !== 'jsonl') {
    if (format !== undefined && format !== 'json' && output?.origin.kind === 'flag')
      throw new UsageError((t) => t.flags.conflict('--compact', `--output ${format}`));
    return 'json';
  }
  return format ?? (isTerminal ? 'table' : 'json');
}
