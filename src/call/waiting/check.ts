/** Finds what keeps a command from being watched or repeated, before anything is sent. */
import type { CommandContext } from '../../command/command.ts';
import type { GlobalName } from '../../command/global-flags.ts';
import type { Settings } from '../../command/settings.ts';
import { UsageError, type Sentence } from '../../errors.ts';
import type { ApiCommand } from '../../model/command.ts';
import { isReadMethod } from '../../model/http.ts';
import { compileCondition } from '../../output/query/query.ts';

/** What a run does besides calling once. */
export interface Waiting {
  kind: 'watch' | 'until' | 'once';
  problems: Sentence[];
}

/**
 * A variable is meant for other commands where this one can't be waited for; a flag was typed for this one.
 *
 * @param exports whether the command's flags ask for a file to be fetched
 */
export function checkWaiting(
  command: ApiCommand,
  exports: boolean,
  { io, settings }: Pick<CommandContext, 'io' | 'settings'>,
): Waiting {
  const problems: Sentence[] = [];
  const words = command.words.join(' ');
  const isRead = command.effect === 'read' && isReadMethod(command.method) && !exports;
  for (const name of ['watch', 'until'] as const) {
    if (isTyped(settings, name) && !isRead) problems.push((t) => t.waiting.onlyReads(name, words));
  }
  if (isTyped(settings, 'watch')) problems.push(...findWatchProblems(isRead, io.stdout.isTTY, settings));
  if (isTyped(settings, 'until') && isRead && !answersJson(command))
    problems.push((t) => t.waiting.noJson(words));
  if (settings.has('until'))
    problems.push(...findConflicts(settings, 'until', pageFlags), ...findFault(settings));
  if (isTyped(settings, 'until-timeout') && !settings.has('until')) problems.push((t) => t.waiting.alone);
  return { kind: chooseKind(command, isRead, io.stdout.isTTY, settings), problems };
}

function chooseKind(
  command: ApiCommand,
  isRead: boolean,
  isTerminal: boolean,
  settings: Settings,
): Waiting['kind'] {
  if (!isRead) return 'once';
  if (settings.has('until') && answersJson(command)) return 'until';
  const canWatch = isTerminal && !settings.has('output-file');
  return settings.has('watch') && canWatch ? 'watch' : 'once';
}

function findWatchProblems(isRead: boolean, isTerminal: boolean, settings: Settings): Sentence[] {
  const conflicts = findConflicts(settings, 'watch', ['output-file', 'until']);
  if (conflicts.length > 0 || !isRead || isTerminal) return conflicts;
  return [(t) => t.waiting.needsTerminal];
}

const pageFlags: readonly GlobalName[] = ['fetch-all', 'max-items', 'max-pages'];

function findConflicts(settings: Settings, flag: GlobalName, others: readonly GlobalName[]): Sentence[] {
  if (!isTyped(settings, flag)) return [];
  return others
    .filter((other) => isTyped(settings, other))
    .map(
      (other): Sentence =>
        (t) =>
          t.flags.conflict(`--${flag}`, `--${other}`),
    );
}

/** What was typed, but for a switch that was typed to be off. */
function isTyped(settings: Settings, name: GlobalName): boolean {
  const setting = settings.get(name);
  return setting?.origin.kind === 'flag' && setting.value !== 'false';
}

function answersJson({ method, response }: ApiCommand): boolean {
  return response.kind === 'json' && method === 'GET';
}

/** What is wrong with the expression itself. */
function findFault(settings: Settings): readonly Sentence[] {
  try {
    compileCondition(settings.get('until')?.value ?? '', 'until');
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
}
