/**
 * The overview that `soracom --help` shows: the first words by what people come for. Its words in the user's language
 * are gathered when the program is built; the groups come from the index in force, which the user's documents may
 * have changed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstWords, type FirstWord, type ListedWord } from '../catalogue/first-words.ts';
import type { App } from '../command/command.ts';
import { findIndex, readRootFile } from '../definitions/find-index.ts';
import { definitionsDir } from '../definitions/paths.ts';
import { readStateFile } from '../definitions/state.ts';
import type { Io } from '../io.ts';
import { headings, type GroupEntry, type Heading } from '../model/command-index.ts';
import { loadPalette, type Palette } from '../output/palette.ts';
import { findProfileDir } from '../profile/dir.ts';
import { wantsColor } from '../terminal/color.ts';
import { toPrintable } from '../terminal/printable.ts';
import { chooseLanguage } from '../text/language.ts';
import { columns, maximumWidth, pageWidth, prose, section, type Row } from './layout.ts';

/** The overview but for the groups of the index. */
export interface OverviewFrame {
  words: FirstWord[];
  tagline: string;
  usage: string;
  titles: Record<Heading | 'added', string>;
  /** Stands below the names of added commands that are too many to describe. */
  manyAdded: string;
  footer: Row[];
  /** Ends the page where no document was added yet: how to get the commands of the whole API. */
  hint: Row;
}

/** The file of the frame, beside the index of its language. */
export const overviewFile = 'overview.json';

/** More added groups than this are only named. */
const mostDescribed = 12;

/** The page, or undefined where something about the index is unusual. */
export async function writeOverview(io: Io, app: App): Promise<string | undefined> {
  const language = chooseLanguage(io.env);
  const shipped = app.indexDir(language);
  const dir = definitionsDir(findProfileDir(io));
  try {
    const state = readStateFile(dir);
    const index = findIndex({ state, dir, shipped, language });
    if (index === undefined) return undefined;
    const frame = JSON.parse(readFileSync(join(shipped, overviewFile), 'utf8')) as OverviewFrame;
    const palette = await loadPalette(wantsColor(io.stdout, io.env));
    const width = pageWidth(io.stdout.columns);
    return layOut(frame, readRootFile(index).groups, { width, hasDefinitions: state !== undefined, palette });
  } catch {
    // What can't be read is reported on the long way round.
    return undefined;
  }
}

/** What the page depends on besides its words. */
export interface OverviewOptions {
  width: number;
  hasDefinitions: boolean;
  palette: Palette;
}

/** Joins frame and groups. What documents say is made safe to print. */
export function layOut(
  frame: OverviewFrame,
  groups: readonly GroupEntry[],
  { width, hasDefinitions, palette }: OverviewOptions,
): string {
  const words = firstWords(frame.words, groups);
  const footer = hasDefinitions ? frame.footer : [...frame.footer, frame.hint];
  const gutter = Math.max(...words.map(({ name }) => name.length));
  const list = (title: string, listed: readonly ListedWord[]): string[] => {
    const rows = listed.map(({ name, summary }) => ({
      left: name.padEnd(Math.min(gutter, longestPadded)),
      right: toPrintable(summary),
    }));
    return section(title, columns(rows, width, palette.name), palette.heading);
  };
  const lines = [
    ...prose(frame.tagline, width),
    frame.usage,
    ...headings.flatMap((heading) =>
      list(
        frame.titles[heading],
        words.filter((word) => word.heading === heading),
      ),
    ),
    ...listAdded(frame, groups, width, palette, list),
    '',
    ...columns(footer, width + 2).map((line) => line.slice(2)),
  ];
  return `${lines.join('\n')}\n`;
}

/** The longest name that the others are lined up with. */
const longestPadded = 20;

/** What the user's documents bring besides: described where it is little, named where it is much. */
function listAdded(
  frame: OverviewFrame,
  groups: readonly GroupEntry[],
  width: number,
  palette: Palette,
  list: (title: string, listed: readonly ListedWord[]) => string[],
): string[] {
  const whole = new Set(frame.words.filter((word) => word.whole).map(({ name }) => name));
  const added = groups.filter(({ name, heading }) => heading === undefined && !whole.has(name));
  if (added.length <= mostDescribed) return list(frame.titles.added, added);
  const names = added.map(({ name }) => name).join(', ');
  return section(
    frame.titles.added,
    [...prose(names, Math.min(width, maximumWidth), 2), ...prose(frame.manyAdded, width, 2)],
    palette.heading,
  );
}
