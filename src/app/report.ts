/** Puts a failure on stderr, as lines for people or as one JSON object for programs. */
import { CancelledError, exitCodes, SoracomError, UsageError } from '../errors.ts';
import { codeOf, reasonOf } from '../files/errno.ts';
import type { Io } from '../io.ts';
import type { Fate } from '../http/write-record.ts';
import { loadPalette, type Palette } from '../output/palette.ts';
import { wantsColor } from '../terminal/color.ts';
import { escapeForTerminal, toPrintable } from '../terminal/printable.ts';
import { en, type Text } from '../text/en.ts';

/** What a report is made in. */
export interface ReportContext {
  io: Io;
  text: Text;
  /** One JSON object instead of lines. */
  asJson: boolean;
  /** What became of the run's last write. */
  fate: Fate;
}

/** Reports an error and returns the exit code. */
export async function reportFailure(error: unknown, context: ReportContext): Promise<number> {
  const { io, asJson } = context;
  const palette = await loadPalette(!asJson && wantsColor(io.stderr, io.env));
  const report = asJson ? writeJson(error, context) : writeLines(error, { ...context, palette });
  try {
    await io.stderr.write(report);
  } catch {
    // Closed or full: there is no other place to say it, and the exit code still tells.
  }
  return error instanceof SoracomError ? error.exitCode : exitCodes.unexpected;
}

/** A report for people: the labels have colours on a terminal. */
interface LineContext extends ReportContext {
  palette: Palette;
}

function writeLines(error: unknown, context: LineContext): string {
  if (!(error instanceof SoracomError)) return unexpectedLines(error, context);
  const { text } = context;
  const { code, status, hint } = error.details;
  const notes = [code, status === undefined ? undefined : `HTTP ${status}`].filter(
    (note) => note !== undefined,
  );
  const suffix = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const sentences = error instanceof UsageError ? error.problems : [error.sentence];
  const label = error instanceof CancelledError ? '' : labelOf(context);
  const lines = sentences.map((sentence) => label + toLine(sentence(text) + suffix));
  lines.push(...hintLines(sayFate(context), context), ...hintLines(hint?.(text), context));
  return `${lines.join('\n')}\n`;
}

/** Scripts look for one word, whatever the language; a person reads their own. */
function labelOf({ io: { stderr }, palette, text }: LineContext): string {
  return `${palette.bad(`${stderr.isTTY ? text.errors.label : en.errors.label}:`)} `;
}

/** A fault of ours: the place matters to whoever mends it, so SORACOM_VERBOSE shows it. */
function unexpectedLines(error: unknown, context: LineContext): string {
  const { io, text } = context;
  const lines = [
    labelOf(context) + toLine(text.errors.unexpected(unexpectedReason(error, text))),
    ...hintLines(sayFate(context), context),
    ...hintLines(text.errors.unexpectedHint, context),
  ];
  if (error instanceof Error && io.env['SORACOM_VERBOSE']) lines.push(escapeForTerminal(error.stack ?? ''));
  return `${lines.join('\n')}\n`;
}

function hintLines(hint: string | undefined, { palette, text }: LineContext): string[] {
  const lines = hint?.split('\n').filter((line) => line !== '') ?? [];
  return lines.map((line) => `${palette.pending(`${text.errors.hintLabel}:`)} ${toPrintable(line)}`);
}

/** Whether a failed command may all the same have been carried out, in words. */
function sayFate({ fate, text }: ReportContext): string | undefined {
  if (fate === 'none') return undefined;
  return fate === 'done' ? text.run.carriedOut : text.run.maybeDone;
}

function writeJson(error: unknown, { fate, text }: ReportContext): string {
  const expected = error instanceof SoracomError ? error : undefined;
  const { code, status, requestId, resumeKey, hint } = expected?.details ?? {};
  const advice = expected ? hint?.(text) : text.errors.unexpectedHint;
  const report = {
    kind: expected?.kind ?? 'unexpected',
    message: expected ? expected.sentence(text) : text.errors.unexpected(unexpectedReason(error, text)),
    code,
    status,
    requestId,
    resumeKey,
    maybeDone: fate === 'none' ? undefined : true,
    done: fate === 'done' ? true : undefined,
    hint: advice || undefined,
  };
  // On a terminal this is read by people, too; for programs an escape is the same character.
  return `${escapeForTerminal(JSON.stringify({ error: report }))}\n`;
}

/** The system's reason with the path it speaks of, in words; anything else says it itself. */
function unexpectedReason(error: unknown, text: Text): string {
  const path = error instanceof Error && 'path' in error ? `${String(error.path)}: ` : '';
  const isKnown = text.files.reasons[codeOf(error)] !== undefined;
  return isKnown
    ? `${path}${reasonOf(error)(text)}.`
    : error instanceof Error
      ? error.message
      : String(error);
}

/** A message is one line, whatever the API puts into it: a second one could pass for another message. */
function toLine(sentence: string): string {
  return toPrintable(sentence.trim().replaceAll(/\s*[\r\n]+\s*/g, ' '));
}
