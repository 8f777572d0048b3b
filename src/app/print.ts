/** Prints a result where the settings want it: on stdout, or in a file that is there whole or not at all. */
import type { CommandContext } from '../command/command.ts';
import { refuseBinary } from '../command/render-options.ts';
import { render } from '../output/render.ts';
import type { Result } from '../output/result.ts';
import { fitSentence } from '../terminal/fit-sentence.ts';
import { escapeForTerminal, toPrintable } from '../terminal/printable.ts';
import { drawsUnicode, toAsciiSigns } from '../terminal/unicode.ts';

/** Notes for the reader follow on stderr. */
export async function print(result: Result, context: CommandContext): Promise<void> {
  const file = context.settings.get('output-file');
  // A variable is meant for data; prose goes to a file only where that was typed.
  if (file === undefined || (result.kind === 'text' && file.origin.kind === 'env')) {
    return printTo(result, context);
  }
  const { writeToFile } = await import('../command/output-file.ts');
  return writeToFile(file.value, context, (redirected) => printTo(result, redirected));
}

async function printTo(result: Result, context: CommandContext): Promise<void> {
  const { io, text } = context;
  // Prose needs no renderer, and flags that only renderers understand don't matter to it.
  if (result.kind === 'text') {
    if (!io.stdout.isTTY) return io.stdout.write(result.text);
    const safe = result.isSafe === true ? result.text : escapeForTerminal(result.text);
    return io.stdout.write(drawsUnicode(io) ? safe : toAsciiSigns(safe));
  }
  if (result.kind === 'bytes') refuseBinary(result.contentType ?? '', context);
  const { options, notes, closing } = context.rendering();
  for await (const piece of render(result, options, text)) await io.stdout.write(piece);
  for (const note of [...notes, ...closing])
    await io.stderr.write(`${await fitSentence(toPrintable(note(text)), io)}\n`);
}
