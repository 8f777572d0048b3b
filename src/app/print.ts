/** Writes data to stdout, in the form that the settings ask for. */
import type { CommandContext } from '../command/command.ts';
import { refuseBinary } from '../command/render-options.ts';
import { render } from '../output/render.ts';
import type { Result } from '../output/result.ts';

/** Writes a result. Notes for the reader follow on stderr. */
export async function printData(result: Result, context: CommandContext): Promise<void> {
  const { io, text } = context;
  if (result.kind === 'bytes') refuseBinary(result.contentType ?? '', context);
  const { options, notes } = context.rendering();
  for await (const piece of render(result, options, text)) await io.stdout.write(piece);
  for (const note of notes) await io.stderr.write(`${note(text)}\n`);
}
