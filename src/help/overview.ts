/**
 * The overview that `soracom --help` shows. All of it that the program itself knows is laid out when the program is
 * built; here the groups of the index in force are put between, which the user's documents may have changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findIndex, readRootFile } from '../definitions/find-index.ts';
import { definitionsDir } from '../definitions/paths.ts';
import { readStateFile } from '../definitions/state.ts';
import type { Io } from '../io.ts';
import type { GroupEntry } from '../model/command.ts';
import { findProfileDir } from '../profile/dir.ts';
import { escapeForTerminal } from '../terminal/printable.ts';
import { chooseLanguage } from '../text/language.ts';
import { firstWords, type FirstWord } from '../catalogue/first-words.ts';
import { columns, maximumWidth, section } from './layout.ts';
import type { App } from '../command/command.ts';

/** The overview but for the groups, laid out at the greatest width. */
export interface OverviewFrame {
  words: FirstWord[];
  before: string[];
  title: string;
  after: string[];
  /** Ends the page where no document was added yet: how to get the commands of the whole API. */
  hint: string[];
}

/** The file of the frame, beside the index of its language. */
export const overviewFile = 'overview.json';

/** The page, or undefined where the terminal is narrower or something about the index is unusual. */
export function writeOverview(io: Io, app: App): string | undefined {
  if ((io.stdout.columns ?? maximumWidth) < maximumWidth) return undefined;
  const language = chooseLanguage(io.env);
  const shipped = app.indexDir(language);
  const dir = definitionsDir(findProfileDir(io));
  try {
    const state = readStateFile(dir);
    const index = findIndex({ state, dir, shipped, language });
    if (index === undefined) return undefined;
    const frame = JSON.parse(readFileSync(join(shipped, overviewFile), 'utf8')) as OverviewFrame;
    return layOut(frame, readRootFile(index).groups, maximumWidth, state !== undefined);
  } catch {
    // What can't be read is reported on the long way round.
    return undefined;
  }
}

/** Joins frame and groups. */
export function layOut(
  frame: OverviewFrame,
  groups: readonly GroupEntry[],
  width: number,
  hasDefinitions: boolean,
): string {
  const entries = firstWords(frame.words, groups);
  const rows = entries.map(({ name, summary }) => ({ left: name, right: summary }));
  const list = section(frame.title, columns(rows, width));
  const lines = [...frame.before, ...list, ...frame.after, ...(hasDefinitions ? [] : frame.hint)];
  return escapeForTerminal(`${lines.join('\n')}\n`);
}
