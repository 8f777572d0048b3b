/** Describes flags for a help page: name, type, choices, default, whether it must be given. */
import type { Flag } from '../model/command.ts';
import type { Text } from '../text/en.ts';
import { joinSentences } from '../command/api-flags.ts';
import type { GlobalFlag } from '../command/global-flags.ts';
import { findCalendarForm, isAsked } from '../request/flag-values.ts';
import type { Row } from './layout.ts';
import type { LocalFlag } from '../command/global-flags.ts';

/** Rows for a command's own flags: the required ones first, otherwise as the document has them. */
export function ownFlagRows(flags: readonly Flag[], text: Text): Row[] {
  const sorted = flags.toSorted((a, b) => Number(isAsked(b)) - Number(isAsked(a)));
  return sorted.map((flag) => ({ left: flagLabel(flag), right: flagNotes(flag, text) }));
}

/** A hand-written command's flags in the user's language. */
export function localize(flags: readonly LocalFlag[], text: Text): (Flag & { short?: string })[] {
  return flags.map((flag) => ({ ...flag, description: flag.description(text) }));
}

/** Rows for the global flags that a command's own flags leave reachable, and how to reach the others. */
export function globalFlagRows(flags: readonly GlobalFlag[], own: readonly Flag[], text: Text): Row[] {
  const taken = new Set(own.map(({ name }) => name));
  return flags.map((flag) => {
    const described = { ...flag, description: flag.description(text) };
    if (!taken.has(flag.name))
      return { left: flagLabel(described), right: `${flagNotes(described, text)} [${flag.env}]` };
    return { left: flag.env, right: text.help.shadowed(flag.name) };
  });
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
  if (flag.enum && listShortChoices(flag) === undefined) notes.push(text.help.oneOf(flag.enum.join(', ')));
  const form = findCalendarForm(flag);
  if (form !== undefined) notes.push(text.help.calendar[form.unit]);
  if (flag.default !== undefined) notes.push(text.help.default(String(flag.default)));
  if ('fromToken' in flag && flag.fromToken === true) notes.push(text.help.fromToken);
  const mark = isAsked(flag) ? `${text.help.required} ` : '';
  return (mark + notes.reduce(joinSentences, '')).trim();
}
