/** Writes a result to stdout, in the form that the settings ask for. */
import type { Sentence } from '../errors.ts';
import { render } from '../output/render.ts';
import type { Result } from '../output/result.ts';
import { refuseBinary } from '../command/refuse-binary.ts';
import { readRenderOptions } from '../command/render-options.ts';
import type { CommandContext } from '../command/command.ts';

/** Writes a result. Notes for the reader follow on stderr. */
export async function printResult(result: Result, context: CommandContext): Promise<void> {
  const { io, text } = context;
  if (result.kind === 'bytes') refuseBinary(result.contentType ?? '', context);
  const notes: Sentence[] = [];
  const options = readRenderOptions(context, (sentence) => notes.push(sentence));
  for await (const piece of render(result, options, text)) await io.stdout.write(piece);
  for (const note of notes) await io.stderr.write(`${note(text)}\n`);
}
