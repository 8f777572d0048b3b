/** Puts a failure on stderr, as lines for people or as one JSON object for programs. */
import { exitCodes, SoracomError, UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { escapeForTerminal, toPrintable } from '../terminal/printable.ts';
import { en, type Text } from '../text/en.ts';

/** What a report is made in. */
export interface ReportContext {
  io: Io;
  text: Text;
  /** One JSON object instead of lines. */
  asJson: boolean;
}

/** Reports an error and returns the exit code. */
export async function reportFailure(error: unknown, context: ReportContext): Promise<number> {
  const { io, text, asJson } = context;
  const report = asJson ? writeJson(error, text) : writeLines(error, context);
  try {
    await io.stderr.write(report);
  } catch {
    // Closed or full: there is no other place to say it, and the exit code still tells.
  }
  return error instanceof SoracomError ? error.exitCode : exitCodes.unexpected;
}

function writeLines(error: unknown, { io, text }: ReportContext): string {
  if (!(error instanceof SoracomError)) return unexpectedLines(error, io, text);
  const { code, status, hint } = error.details;
  const notes = [code, status === undefined ? undefined : `HTTP ${status}`].filter(
    (note) => note !== undefined,
  );
  const suffix = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  const sentences = error instanceof UsageError ? error.problems : [error.sentence];
  const label = labelOf(io, text);
  const lines = sentences.map((sentence) => `${label}: ${toLine(sentence(text) + suffix)}`);
  const advice = hint?.(text);
  for (const line of advice?.split('\n') ?? []) {
    if (line !== '') lines.push(`${text.errors.hintLabel}: ${toPrintable(line)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Scripts look for one word, whatever the language; a person reads their own. */
function labelOf({ stderr }: Io, text: Text): string {
  return stderr.isTTY ? text.errors.label : en.errors.label;
}

/** A fault of ours: the place matters to whoever mends it, so SORACOM_VERBOSE shows it. */
function unexpectedLines(error: unknown, io: Io, text: Text): string {
  const reason = error instanceof Error ? error.message : String(error);
  const stack =
    error instanceof Error && io.env['SORACOM_VERBOSE'] ? `${escapeForTerminal(error.stack ?? '')}\n` : '';
  return `${labelOf(io, text)}: ${toLine(text.errors.unexpected(reason))}\n${text.errors.hintLabel}: ${text.errors.unexpectedHint}\n${stack}`;
}

function writeJson(error: unknown, text: Text): string {
  const expected = error instanceof SoracomError ? error : undefined;
  const { code, status, requestId, resumeKey, hint } = expected?.details ?? {};
  const message = expected
    ? expected.sentence(text)
    : text.errors.unexpected(error instanceof Error ? error.message : String(error));
  const advice = expected ? hint?.(text) : text.errors.unexpectedHint;
  const report = {
    kind: expected?.kind ?? 'unexpected',
    message,
    code,
    status,
    requestId,
    resumeKey,
    hint: advice || undefined,
  };
  // On a terminal this is read by people, too; for programs an escape is the same character.
  return `${escapeForTerminal(JSON.stringify({ error: report }))}\n`;
}

/** A message is one line, whatever the API puts into it: a second one could pass for another message. */
function toLine(sentence: string): string {
  return toPrintable(sentence.trim().replaceAll(/\s*[\r\n]+\s*/g, ' '));
}
