/** Runs whatever is not answered at once: the way through dispatch, printing and the one catch. */
import { exitCodes, InterruptedError } from '../errors.ts';
import { PipeClosedError, StreamInterruptedError, type Io } from '../io.ts';
import type { Result } from '../output/result.ts';
import { createSecrets } from '../secrets.ts';
import { chooseLanguage } from '../text/language.ts';
import { loadText } from '../text/load.ts';
import { dispatch } from './dispatch.ts';
import { guardStderr } from './guard-stderr.ts';
import { valueOf } from './settings.ts';
import type { App, CommandContext } from './command.ts';

/**
 * Runs one command line. Never throws: every failure becomes text on stderr and an exit code.
 *
 * @param argv the words after `soracom`
 */
export async function runCommand(argv: readonly string[], io: Io, app: App): Promise<number> {
  const lang = chooseLanguage(io.env);
  const text = await loadText(lang);
  const secrets = createSecrets();
  const guarded = guardStderr(io, secrets);
  const closers: (() => Promise<void>)[] = [];
  try {
    const onClose = (close: () => Promise<void>): void => void closers.push(close);
    const { result, context } = await dispatch({ argv, io: guarded, app, text, lang, secrets, onClose });
    await print(result, context);
    return result.exitCode ?? exitCodes.success;
  } catch (error) {
    // Nobody reads any more: that is how `| head` ends, not a failure.
    if (error instanceof PipeClosedError)
      return io.signal.aborted ? exitCodes.interrupted : exitCodes.success;
    const failure =
      error instanceof StreamInterruptedError ? new InterruptedError((t) => t.errors.interrupted) : error;
    const { reportFailure } = await import('./report.ts');
    return await reportFailure(failure, { argv, io: guarded, text });
  } finally {
    for (const close of closers.toReversed()) await close();
  }
}

/** Prose goes out as it is; whatever holds data is left to the renderers. */
async function print(result: Result, context: CommandContext): Promise<void> {
  if (result.kind === 'text') return context.io.stdout.write(result.text);
  if (result.kind === 'none') return;
  const { printResult } = await import('./print.ts');
  const path = valueOf(context.settings, 'output-file');
  if (path === undefined) return printResult(result, context);
  const { writeToFile } = await import('./output-file.ts');
  return writeToFile(path, context, (redirected) => printResult(result, redirected));
}
