/** Puts a failure on stderr, as lines for people or as JSON for programs. */
import { valueOf, type Settings } from '../command/settings.ts';
import { CancelledError, exitCodes, SoracomError, UsageError } from '../errors.ts';
import { codeOf, reasonOf } from '../files/errno.ts';
import type { Io } from '../io.ts';
import type { Fate } from '../http/write-record.ts';
import { isJson } from '../json/scan.ts';
import { loadPalette, type Palette } from '../output/palette.ts';
import { wantsColor } from '../terminal/color.ts';
import { fitSentence } from '../terminal/fit-sentence.ts';
import { escapeForTerminal, toPrintable } from '../terminal/printable.ts';
import { en, type Text } from '../text/en.ts';

/** `json`: one object of ours; `answer`: what the API answered, as it came, and ours only where it answered nothing. */
export type ErrorForm = 'text' | 'json' | 'answer';

/** The form in which errors are wanted: `--error-format` decides, and SORACOM_JSON_ERRORS where it is not given. */
export function chooseErrorForm(settings: Settings, env: Io['env']): ErrorForm {
  const format = valueOf(settings, 'error-format');
  if (format === 'json' || format === 'text') return format;
  return env['SORACOM_JSON_ERRORS'] ? 'answer' : 'text';
}

/** What a report is made in. */
export interface ReportContext {
  io: Io;
  text: Text;
  form: ErrorForm;
  /** What became of the run's last write. */
  fate: Fate;
}

/** Reports an error and returns the exit code. */
export async function reportFailure(error: unknown, context: ReportContext): Promise<number> {
  const { form, io } = context;
  const palette = await loadPalette(form === 'text' && wantsColor(io.stderr, io.env));
  try {
    const report = writeReport(error, { ...context, palette });
    await io.stderr.write(form === 'text' ? await fitSentence(report, io) : report);
  } catch {
    // Closed or full: there is no other place to say it, and the exit code still tells.
  }
  return error instanceof SoracomError ? error.exitCode : exitCodes.unexpected;
}

/** A report for people: the labels have colours on a terminal. */
interface LineContext extends ReportContext {
  palette: Palette;
}

function writeReport(error: unknown, context: LineContext): string {
  switch (context.form) {
    case 'text':
      return writeLines(error, context);
    case 'json':
      return writeJson(error, context);
    case 'answer':
      return writeAnswer(error, context) ?? writeJson(error, context);
  }
}

function writeLines(error: unknown, context: LineContext): string {
  if (!(error instanceof SoracomError)) return unexpectedLines(error, context);
  const { text } = context;
  if (error instanceof CancelledError) return `${toLine(error.sentence(text))}\n`;
  const { code, status, hint } = error.details;
  const notes = [code, status === undefined ? undefined : `HTTP ${status}`].filter(
    (note) => note !== undefined,
  );
  const suffix = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const sentences = error instanceof UsageError ? error.problems : [error.sentence];
  const label = errorLabel(context);
  const lines = sentences.map((sentence) => label + toLine(sentence(text) + suffix));
  lines.push(...hintLines(sayFate(context), context), ...hintLines(hint?.(text), context));
  return `${lines.join('\n')}\n`;
}

/** Scripts look for one word, whatever the language; a person reads their own. */
function errorLabel({ io: { stderr }, palette, text }: LineContext): string {
  return `${palette.bad(`${stderr.isTTY ? text.errors.label : en.errors.label}:`)} `;
}

/** A fault of ours: the place matters to whoever fixes it, so SORACOM_VERBOSE shows it. */
function unexpectedLines(error: unknown, context: LineContext): string {
  const { io, text } = context;
  const lines = [
    errorLabel(context) + toLine(text.errors.unexpected(unexpectedReason(error, text))),
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
    ...fateMembers(fate),
    hint: advice || undefined,
  };
  // On a terminal this is read by people, too; for programs an escape is the same character.
  return `${escapeForTerminal(JSON.stringify({ error: report }))}\n`;
}

/** Undefined where the API answered no JSON. What a script can't do without is added to an object. */
function writeAnswer(error: unknown, { fate }: ReportContext): string | undefined {
  const { answer = '', resumeKey } = error instanceof SoracomError ? error.details : {};
  const body = answer.trim();
  if (!isJson(body)) return undefined;
  const facts = JSON.stringify({ resumeKey, ...fateMembers(fate) }).slice(1, -1);
  if (facts === '') return `${escapeForTerminal(body)}\n`;
  if (!body.startsWith('{')) return undefined;
  const members = body.slice(1, -1).trim();
  return `${escapeForTerminal(`{${members}${members === '' ? '' : ','}${facts}}`)}\n`;
}

/** What became of a write, as members of a JSON object. */
function fateMembers(fate: Fate): { maybeDone?: true; done?: true } {
  if (fate === 'none') return {};
  return fate === 'done' ? { maybeDone: true, done: true } : { maybeDone: true };
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
