/** The whole program as a function: argv in, exit code out. */
import { exitCodes } from '../errors.ts';
import { PipeClosedError, type Io } from '../io.ts';
import type { Result } from '../output/result.ts';
import { createSecrets } from '../secrets.ts';
import { chooseLanguage, loadText } from '../text/language.ts';
import type { App } from './app.ts';
import type { CommandContext } from './context.ts';
import { dispatch } from './dispatch.ts';
import { guardStderr } from './guard-stderr.ts';
import { valueOf } from './settings.ts';

/**
 * Runs one command line. Never throws: every failure becomes text on stderr and an exit code.
 *
 * @param argv the words after `soracom`
 */
export async function run(argv: readonly string[], io: Io, app: App): Promise<number> {
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
    const { reportFailure } = await import('./report.ts');
    return await reportFailure(error, { argv, io: guarded, text });
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
