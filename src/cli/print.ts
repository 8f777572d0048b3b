/** Chooses the form of the output and writes it to stdout. */
import { UsageError, type Sentence } from '../errors.ts';
import { wantsColor } from '../output/color.ts';
import { formats, type Format, type RenderOptions } from '../output/options.ts';
import { render } from '../output/render.ts';
import type { Result } from '../output/result.ts';
import type { CommandContext } from './context.ts';
import { isOn, type Settings } from './settings.ts';

/** Writes a result. Notes for the reader follow on stderr. */
export async function printResult(result: Result, context: CommandContext): Promise<void> {
  const { io, text } = context;
  refuseBinary(result, context);
  const notes: Sentence[] = [];
  for await (const piece of render(result, renderOptions(context, notes), text)) await io.stdout.write(piece);
  for (const note of notes) await io.stderr.write(`${note(text)}\n`);
}

function renderOptions({ io, settings }: CommandContext, notes: Sentence[]): RenderOptions {
  const { stdout, env, platform } = io;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value);
  return {
    format: chooseFormat(settings, stdout.isTTY),
    color: wantsColor(stdout, env),
    width: stdout.isTTY ? (stdout.columns ?? 80) : undefined,
    // Windows terminals draw Unicode whatever the locale; elsewhere the plain C locale can't be trusted to.
    unicode: platform === 'win32' || locale === undefined || /utf-?8/i.test(locale),
    raw: isOn(settings, 'raw-output'),
    note: (sentence) => notes.push(sentence),
  };
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

function refuseBinary(result: Result, { io, settings }: CommandContext): void {
  if (result.kind !== 'bytes' || !io.stdout.isTTY || isOn(settings, 'raw-output')) return;
  if (/^(text\/|application\/([\w.+-]+\+)?(json|xml)\b)/i.test(result.contentType ?? '')) return;
  throw new UsageError((t) => t.run.binaryToTerminal, { hint: (t) => t.run.binaryHint });
}
