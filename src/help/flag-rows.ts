/** Describes flags for a help page: name, type, choices, default, whether it must be given. */
import { joinSentences } from '../command/api-flags.ts';
import { allGlobalFlags, type GlobalFlag, type LocalFlag } from '../command/global-flags.ts';
import type { Flag } from '../model/command.ts';
import { findCalendarForm, isAsked } from '../request/flag-values.ts';
import type { Text } from '../text/en.ts';
import type { Row } from './layout.ts';

/** Rows for a command's own flags: the required ones first, otherwise as the document has them. */
export function ownFlagRows(flags: readonly Flag[], text: Text): Row[] {
  const sorted = flags.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
  return sorted.map((flag) => ({ left: flagLabel(flag), right: flagNotes(flag, text) }));
}

/** A hand-written command's flags in the user's language. */
export function localize(flags: readonly LocalFlag[], text: Text): (Flag & { short?: string })[] {
  return flags.map((flag) => ({ ...flag, description: flag.description(text) }));
}

/** Rows for global flags. */
export function globalFlagRows(flags: readonly LocalFlag[], text: Text): Row[] {
  return flags.map((flag) => {
    const described = { ...flag, description: flag.description(text) };
    return { left: flagLabel(described), right: flagNotes(described, text) };
  });
}

/** The global flags whose names a command's own flags take. */
export function shadowedFlags(own: readonly Flag[]): GlobalFlag[] {
  return allGlobalFlags.filter(({ name }) => own.some((flag) => flag.name === name));
}

function flagLabel(flag: Flag & { short?: string; bare?: string }): string {
  const short = flag.short === undefined ? '' : `-${flag.short}, `;
  if (flag.bare !== undefined) return `${short}--${flag.name}[=${flag.enum?.join('|') ?? typeLabel(flag)}]`;
  const value = flag.type === 'boolean' ? '' : ` ${listShortChoices(flag) ?? typeLabel(flag)}`;
  return `${short}--${flag.name}${value}`;
}

/** The values of an enum where they fit beside the flag; otherwise they stand in its notes. */
function listShortChoices(flag: Flag): string | undefined {
  const choices = flag.enum?.join('|');
  return choices !== undefined && choices.length <= 24 ? choices : undefined;
}

function typeLabel(flag: Flag): string {
  if (flag.format === 'binary' || flag.format === 'json')
    return flag.format === 'json' ? 'json|@file|-' : '@file|-';
  return flag.type === 'array' ? 'string,…' : flag.type;
}

function flagNotes(flag: Flag, text: Text): string {
  const notes: string[] = [];
  if (flag.description) notes.push(flag.description.trim());
  const meanings = Object.entries(flag.valueMeanings ?? {}).map(([value, meaning]) => `${value}: ${meaning}`);
  if (meanings.length > 0) notes.push(text.help.meanings(meanings));
  if (flag.enum && meanings.length === 0 && listShortChoices(flag) === undefined)
    notes.push(text.help.oneOf(flag.enum.join(', ')));
  const form = findCalendarForm(flag);
  if (form !== undefined) notes.push(text.help.calendar[form.unit]);
  if (flag.default !== undefined) notes.push(text.help.default(String(flag.default)));
  if ('fromToken' in flag && flag.fromToken === true) notes.push(text.help.fromToken);
  const mark = isAsked(flag) ? `${text.help.required} ` : '';
  return (mark + notes.reduce(joinSentences, '')).trim();
}
