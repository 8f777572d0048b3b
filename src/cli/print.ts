/** Writes a result to stdout, in the form that the settings ask for. */
import { UsageError, type Sentence } from '../errors.ts';
import { render } from '../output/render.ts';
import type { Result } from '../output/result.ts';
import type { CommandContext } from './context.ts';
import { readRenderOptions } from './render-options.ts';
import { isOn } from './settings.ts';

/** Writes a result. Notes for the reader follow on stderr. */
export async function printResult(result: Result, context: CommandContext): Promise<void> {
  const { io, text } = context;
  refuseBinary(result, context);
  const notes: Sentence[] = [];
  const options = readRenderOptions(context, (sentence) => notes.push(sentence));
  for await (const piece of render(result, options, text)) await io.stdout.write(piece);
  for (const note of notes) await io.stderr.write(`${note(text)}\n`);
}

function refuseBinary(result: Result, { io, settings }: CommandContext): void {
  if (result.kind !== 'bytes' || !io.stdout.isTTY || isOn(settings, 'raw-output')) return;
  if (/^(text\/|application\/([\w.+-]+\+)?(json|xml)\b)/i.test(result.contentType ?? '')) return;
  throw new UsageError((t) => t.run.binaryToTerminal, { hint: (t) => t.run.binaryHint });
}
