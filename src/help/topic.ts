/** A help topic: what it says, and how a terminal shows it. */
import type { Palette } from '../output/palette.ts';
import { columns, commandLines, prose, section, type Row } from './layout.ts';

/** What a topic says, before anybody draws it. */
export interface Topic {
  intro: string;
  /** Names and their meanings, below the introduction. */
  rows?: readonly Row[];
  sections?: readonly TopicSection[];
}

/** A part of a topic under a heading of its own. */
export interface TopicSection {
  heading: string;
  rows?: readonly Row[];
  /** Prose; below the rows, where there are any. */
  note?: string;
  /** Command lines to copy. */
  commands?: readonly string[];
}

/** The lines of a topic's page. */
export function drawTopic({ intro, rows, sections = [] }: Topic, width: number, palette: Palette): string[] {
  return [
    ...prose(intro, width),
    ...(rows === undefined ? [] : ['', ...columns(rows, width, palette.name)]),
    ...sections.flatMap((part) => section(part.heading, drawSection(part, width, palette), palette.heading)),
  ];
}

function drawSection({ rows = [], note, commands = [] }: TopicSection, width: number, palette: Palette) {
  return [
    ...columns(rows, width, palette.name),
    ...(rows.length > 0 && note !== undefined ? [''] : []),
    ...(note === undefined ? [] : prose(note, width, 2)),
    ...commandLines(commands, width),
  ];
}
