/**
 * The overview that `soracom --help` shows. All of it that the program itself knows is laid out when the program is
 * built; here the groups of the index in force are put between, which the user's documents may have changed.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionsDir, indexPath, statePath } from '../definitions/paths.ts';
import type { Io } from '../io.ts';
import type { GroupEntry, RootIndex } from '../model/command.ts';
import { findProfileDir } from '../profile/dir.ts';
import { chooseLanguage } from '../text/language.ts';
import { version } from '../version.ts';
import { firstWords, type FirstWord } from '../catalogue/first-words.ts';
import { columns, maximumWidth, section } from './layout.ts';
import type { App } from '../command/command.ts';

/** The overview but for the groups, laid out at the greatest width. */
export interface OverviewFrame {
  words: FirstWord[];
  before: string[];
  title: string;
  after: string[];
}

/** The file of the frame, beside the index of its language. */
export const overviewFile = 'overview.json';

/** The page, or undefined where the terminal is narrower or something about the index is unusual. */
export function writeOverview(io: Io, app: App): string | undefined {
  if ((io.stdout.columns ?? maximumWidth) < maximumWidth) return undefined;
  const shipped = app.indexDir(chooseLanguage(io.env));
  try {
    const index = findIndexDir(io, shipped);
    if (index === undefined) return undefined;
    const frame = readJson(join(shipped, overviewFile)) as OverviewFrame;
    return layOut(frame, (readJson(join(index, 'root.json')) as RootIndex).groups, maximumWidth);
  } catch {
    // What can't be read is reported on the long way round.
    return undefined;
  }
}

/** Joins frame and groups. */
export function layOut(frame: OverviewFrame, groups: readonly GroupEntry[], width: number): string {
  const entries = firstWords(frame.words, groups);
  const rows = entries.map(({ name, summary }) => ({ left: name, right: summary }));
  return `${[...frame.before, ...section(frame.title, columns(rows, width)), ...frame.after].join('\n')}\n`;
}

/** The shipped index, or the merged one if it is up to date; undefined if it has to be made anew. */
function findIndexDir(io: Io, shipped: string): string | undefined {
  const dir = definitionsDir(findProfileDir(io));
  if (!existsSync(statePath(dir))) return shipped;
  const { index } = readJson(statePath(dir)) as { index?: { tool?: string; key?: string } };
  if (index?.tool !== version || !/^[0-9a-f]{64}$/.test(index.key ?? '')) return undefined;
  return join(indexPath(dir, index.key ?? ''), chooseLanguage(io.env));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
