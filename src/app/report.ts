/** Puts a failure on stderr, as lines for people or as one JSON object for programs. */
import { exitCodes, SoracomError, UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import type { Text } from '../text/en.ts';

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
  const lines = sentences.map((sentence) => `${text.errors.label}: ${cleanLine(sentence(text) + suffix)}`);
  const advice = hint?.(text);
  for (const line of advice?.split('\n') ?? []) {
    if (line !== '') lines.push(`${text.errors.hintLabel}: ${clean(line)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A fault of ours: the place matters to whoever mends it, so SORACOM_VERBOSE shows it. */
function unexpectedLines(error: unknown, io: Io, text: Text): string {
  const reason = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && io.env['SORACOM_VERBOSE'] ? `${error.stack ?? ''}\n` : '';
  return `${text.errors.label}: ${cleanLine(text.errors.unexpected(reason))}\n${text.errors.hintLabel}: ${text.errors.unexpectedHint}\n${stack}`;
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
  return `${JSON.stringify({ error: report })}\n`;
}

/** A message is one line, whatever the API puts into it: a second one could pass for another message. */
function cleanLine(sentence: string): string {
  return clean(sentence.trim().replaceAll(/\s*[\r\n]+\s*/g, ' '));
}

const unsafe =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** The API's words must not drive the terminal. */
function clean(sentence: string): string {
  return sentence.replaceAll(unsafe, '');
}
