/** The way of a command line: argv is read, done, printed; whatever fails on it is caught here, once. */
import { openCommands } from '../catalogue/index-in-force.ts';
import { growTree } from '../catalogue/tree.ts';
import type { App, CommandContext } from '../command/command.ts';
import { readFlags } from '../command/read-flags.ts';
import { numberOf, type Settings } from '../command/settings.ts';
import { exitCodes, InterruptedError, UnexpectedError, UsageError } from '../errors.ts';
import type { Fate, WriteRecord } from '../http/write-record.ts';
import { reasonOf } from '../files/errno.ts';
import { PipeClosedError, replaceParts, StreamInterruptedError, type Io } from '../io.ts';
import type { Result } from '../output/result.ts';
import { findProfileDir } from '../profile/dir.ts';
import { createSecrets } from '../secret/secrets.ts';
import { fitSentence } from '../terminal/fit-sentence.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { showOnScreen } from '../terminal/screen.ts';
import { chooseLanguage } from '../text/language.ts';
import { loadText } from '../text/load.ts';
import { createContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import { dispatch } from './dispatch.ts';
import { maskStderr } from './mask-stderr.ts';
import { readArgv } from './read-argv.ts';
import { writeProse } from './write-prose.ts';

/**
 * Runs one command line. Never throws: every failure becomes text on stderr and an exit code.
 *
 * @param argv the words after `soracom`
 */
export async function run(argv: readonly string[], io: Io, app: App): Promise<number> {
  const lang = chooseLanguage(io.env);
  const text = await loadText(lang);
  const secrets = createSecrets();
  const masked = maskStderr(io, secrets);
  const closers: (() => Promise<void>)[] = [];
  const onClose = (close: () => Promise<void>): void => void closers.push(close);
  const writes: WriteRecord = { fate: 'none' };
  let settings: Settings | undefined;
  let deadline: Deadline | undefined;
  try {
    const start = io.now();
    const profileDir = findProfileDir(io);
    const warn = async (line: string): Promise<void> => {
      const sentence = `${text.errors.warningLabel}: ${escapeForTerminal(line)}`;
      await masked.stderr.write(`${await fitSentence(sentence, masked)}\n`);
    };
    const index = await openCommands({ app, profileDir, text, lang, warn, words: argv });
    const tree = growTree(index, app.catalogue, text);
    const invocation = await readArgv(argv, tree, io.env);
    ({ settings } = invocation.typed);
    secrets.add(...invocation.typed.secrets);
    const seconds = numberOf(settings, 'deadline');
    if (seconds !== undefined && seconds > 0) {
      const { startDeadline } = await import('./deadline.ts');
      deadline = startDeadline(masked, seconds, io.now() - start);
    }
    const surroundings = { io: deadline?.io ?? masked, lang, profileDir, text, warn };
    const context = createContext({ ...surroundings, app, onClose, secrets, settings, tree, writes });
    const result = await dispatch(invocation, context);
    await show(result, context, masked);
    if (result.failure !== undefined) throw result.failure;
    return result.exitCode ?? exitCodes.success;
  } catch (error) {
    // Nobody reads any more: that is how `| head` ends, not a failure.
    if (error instanceof PipeClosedError)
      return io.signal.aborted ? exitCodes.interrupted : exitCodes.success;
    const { chooseErrorForm, reportFailure } = await import('./report.ts');
    // Without an index nothing of argv was read yet; how to report is still to be found in it.
    settings ??= await findSettings(argv, io);
    const { fate } = writes;
    const failure = deadline?.explain(error) ?? describeFailure(error, fate);
    return await reportFailure(failure, {
      io: masked,
      text,
      form: chooseErrorForm(settings, io.env),
      fate,
    });
  } finally {
    deadline?.clear();
    for (const close of closers.toReversed()) await close();
  }
}

/** Where even this fails, the failure that is being told of goes before. */
async function findSettings(argv: readonly string[], { env }: Io): Promise<Settings> {
  try {
    return (await readFlags(argv, [], env)).settings;
  } catch {
    return new Map();
  }
}

/**
 * Shows a result, what is long on a terminal by the user's pager. There it is read at leisure.
 *
 * @param io the surroundings that no deadline bounds
 */
async function show(result: Result, context: CommandContext, io: Io): Promise<void> {
  if (!isForReading(result, context)) return showTo(result, context);
  return showOnScreen(io, ({ stdout, stderr }) => {
    // Without a pager nothing changes, and the deadline holds.
    if (stdout === io.stdout) return showTo(result, context);
    context.progress.hide();
    return showTo(result, { ...context, io: replaceParts(context.io, { stdout, stderr }) });
  });
}

/** Prose, tables and charts on a terminal; data is for programs, even there. */
function isForReading(result: Result, { io, rendering, settings }: CommandContext): boolean {
  if (!io.stdout.isTTY || settings.has('output-file')) return false;
  if (result.kind !== 'json') return result.kind === 'text';
  const { format, raw } = rendering().options;
  return raw !== true && (format === 'table' || format === 'chart');
}

/** Prose that goes to stdout needs nothing that prints data, which takes its time to load. */
async function showTo(result: Result, context: CommandContext): Promise<void> {
  if (result.kind === 'none') return undefined;
  if (result.kind === 'text' && !context.settings.has('output-file')) return writeProse(result, context.io);
  return (await import('./print.ts')).print(result, context);
}

/**
 * Puts into our words what a stream says of itself: an interrupt, or a disk that is full. Code 2 says that nothing was
 * sent; of what may have been carried out it would be a lie, and might have it done twice.
 */
function describeFailure(error: unknown, fate: Fate): unknown {
  if (error instanceof StreamInterruptedError) return new InterruptedError((t) => t.errors.interrupted);
  if (error instanceof UsageError && fate !== 'none') {
    return new UnexpectedError(error.sentence, { ...error.details, cause: error });
  }
  if (!(error instanceof Error) || !('syscall' in error) || error.syscall !== 'write') return error;
  return new UnexpectedError((t) => t.errors.output(reasonOf(error)(t)), { cause: error });
}
