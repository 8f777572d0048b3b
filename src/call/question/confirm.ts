/** Asks before a command that spends money or destroys something, and says what it is about. */
import { buildApiRequest } from '../../auth/soracom-api.ts';
import type { CommandContext } from '../../command/command.ts';
import { isOn } from '../../command/settings.ts';
import type { ApiCall } from '../../connect/prepare-call.ts';
import type { ApiCommand } from '../../model/command.ts';
import { listPlaces, readPlaces } from '../../model/path-template.ts';
import { loadPalette } from '../../output/palette.ts';
import { redactUrl } from '../../secret/redact.ts';
import { wantsColor } from '../../terminal/color.ts';
import { toPrintable } from '../../terminal/printable.ts';
import { canAsk, confirm } from '../../terminal/prompt.ts';
import { truncate } from '../../terminal/width.ts';
import { pickFacts, summarize, type Summary } from './facts.ts';
import { drawScreen } from './screen.ts';
import { findSubject, type Subject } from './subject.ts';

/** More cells than any question has: a longer one would move what stands above it off the screen. */
const longestQuestion = 240;

/**
 * On a terminal only: whoever calls this has let go what can't be asked.
 *
 * @throws CancelledError on "no"; ApiError where the API knows nothing under the id
 */
export async function confirmCall(
  command: ApiCommand,
  call: ApiCall,
  context: CommandContext,
): Promise<void> {
  const { io, settings, text } = context;
  if (isOn(settings, 'yes') || !canAsk(io)) return;
  const subject = await findSubject(command, call, context);
  const summary = summarizeSubject(command, subject, context);
  const { question, summary: title } = command;
  const lines = [...summary.lines];
  if (question?.next !== undefined) lines.push({ label: text.confirm.next, value: question.next });
  // Whoever wrote an added document may call its commands what they like; what is sent tells the truth.
  if (command.added === true || lines.length === 0) {
    lines.push({
      label: text.confirm.call,
      value: toPrintable(showCall(call, context)),
    });
  }
  const screen = {
    heading: toPrintable(text.confirm.heading(title, findId(command, call))),
    lines,
    notes: subject.kind === 'unknown' ? [toPrintable(explain(subject, command, context))] : [],
  };
  const palette = await loadPalette(wantsColor(io.stderr, io.env));
  const drawn = drawScreen(screen, io.stderr.columns ?? 80, palette);
  await io.stderr.write(`${[...drawn, ''].join('\n')}\n`);
  const asked = toPrintable(wordQuestion(question?.ask ?? text.confirm.goAhead, summary.total));
  await confirm(context, truncate(asked, longestQuestion, '...'));
}

/** Method and URL as they go out, with secrets masked. The query counts: a document may fill it with its defaults. */
function showCall({ base, plan }: ApiCall, { lang }: CommandContext): string {
  const { method, url, findHidden } = buildApiRequest(plan, { endpoint: base.href.replace(/\/$/, ''), lang });
  return `${method} ${redactUrl(url, findHidden?.())}`;
}

function summarizeSubject(
  { question }: ApiCommand,
  subject: Subject,
  { rendering, text }: CommandContext,
): Summary {
  if (subject.kind !== 'known') return { lines: [] };
  if (question === undefined || question.facts.length === 0) return pickFacts(subject.answer, subject.leaf);
  const sign = rendering().options.unicode ? '×' : 'x';
  return summarize(question, subject.answer, { sign, text, leaf: subject.leaf });
}

function explain(
  { why }: Extract<Subject, { kind: 'unknown' }>,
  { question }: ApiCommand,
  { text }: CommandContext,
): string {
  return question?.quoted === undefined ? text.confirm.noSubject(why(text)) : why(text);
}

/** The id that was typed: what stands in the last place of the path. */
function findId({ basePath, path }: ApiCommand, { plan }: ApiCall): string {
  const last = listPlaces(path).at(-1);
  const value = last === undefined ? undefined : readPlaces(basePath + path, plan.path).get(last);
  return value === undefined ? '' : decodeURIComponent(value);
}

/** Fills in the total; what stands in brackets around it is left out where there is none. */
function wordQuestion(ask: string, total: string | undefined): string {
  return ask.replaceAll(/\[([^[\]]*)\]/g, (_, optional: string) =>
    total === undefined ? '' : optional.replaceAll('{total}', () => total),
  );
}
