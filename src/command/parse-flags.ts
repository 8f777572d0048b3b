/** Parses what stands beside the command words, with commander and the flags of this one leaf. */
import { Command, CommanderError, Option } from 'commander';
import type { Sentence } from '../errors.ts';
import { formats } from '../output/options.ts';
import { findMeant, habitsOf, findNearest } from '../text/nearest.ts';
import { flagHabits } from './flag-habits.ts';

/** What the parser must know of a flag. */
export interface ParserFlag {
  name: string;
  type: string;
  short?: string;
  /** What the flag means without a value; one of `enum` can then be given with `=` alone. */
  bare?: string;
  enum?: readonly string[];
  /** `password` for a value that must not be shown. */
  format?: string;
}

/** The texts that were typed, by flag (none where a flag lacks the value it needs), and everything that is wrong with how they were typed. */
export interface ParsedFlags {
  own: Map<string, string[]>;
  global: Map<string, string[]>;
  positionals: string[];
  problems: Sentence[];
}

/**
 * Parses `tokens` against a command's own flags and the global ones. Where both have a name, the own flag gets it.
 *
 * Values are texts still; booleans are "true" or "false".
 */
export function parseFlags(
  tokens: readonly string[],
  own: readonly ParserFlag[],
  global: readonly ParserFlag[],
): ParsedFlags {
  const result: ParsedFlags = { own: new Map(), global: new Map(), positionals: [], problems: [] };
  const ownNames = new Set(own.map(({ name }) => name));
  const flags = [...own, ...global.filter(({ name }) => !ownNames.has(name))];
  const record = (name: string, value: string): void => {
    const target = ownNames.has(name) ? result.own : result.global;
    target.set(name, [...(target.get(name) ?? []), value]);
  };

  const { tokens: doubled, slips } = doubleDashes(tokens, flags);
  let parsed: { operands: string[]; unknown: string[] };
  try {
    parsed = buildLeaf(flags.filter(isTyped(doubled)), doubled, record).parseOptions([...doubled]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Only the last token can lack its value; the rest is judged without it.
    const last = tokens.at(-1) ?? '';
    const partial = parseFlags(tokens.slice(0, -1), own, global);
    partial.problems.push((t) => t.flags.needsValue(last));
    const lacking = last.replace(/^--/, '');
    if (ownNames.has(lacking) && !partial.own.has(lacking)) partial.own.set(lacking, []);
    return partial;
  }
  const { operands, unknown } = parsed;
  result.positionals = operands;
  result.problems.push(...slips);
  const end = unknown.indexOf('--');
  for (const token of end === -1 ? unknown : unknown.slice(0, end)) {
    if (token.startsWith('-') && token !== '-') result.problems.push(judgeUnknown(token, own, flags));
  }
  result.problems.push(...findSwallowed(tokens, flags, result));
  return result;
}

/**
 * `-yes` is no cluster of letters, of which the first would answer questions: each long name behind a single dash is a
 * problem, and is read with two so that nothing else is said of it.
 */
function doubleDashes(
  tokens: readonly string[],
  flags: readonly ParserFlag[],
): { tokens: readonly string[]; slips: Sentence[] } {
  const slips: Sentence[] = [];
  const end = tokens.indexOf('--');
  const doubled = tokens.map((token, at) => {
    const name = /^-([a-z][a-z-]+)(?==|$)/.exec(token)?.[1];
    const isSlip = name !== undefined && flags.some((flag) => flag.name === name);
    if (!isSlip || (end !== -1 && at > end) || isValue(tokens[at - 1], flags)) return token;
    slips.push((t) => t.flags.unknownFlag(`-${name}`, name));
    return `-${token}`;
  });
  return { tokens: doubled, slips };
}

/** Whether what follows a token is its value. */
function isValue(before: string | undefined, flags: readonly ParserFlag[]): boolean {
  const flag = flags.find(({ name, short }) => before === `--${name}` || before === `-${short}`);
  return flag !== undefined && bareValue(flag) === undefined;
}

/** Which flags can occur in `tokens`: telling commander of the others would only take its time. */
function isTyped(tokens: readonly string[]): (flag: ParserFlag) => boolean {
  const names = new Set(tokens.map((token) => token.split('=', 1)[0]));
  const hasShort = tokens.some((token) => /^-[^-]/.test(token));
  return ({ name, short }) => names.has(`--${name}`) || (hasShort && short !== undefined);
}

function buildLeaf(
  flags: readonly ParserFlag[],
  tokens: readonly string[],
  record: (name: string, value: string) => void,
): Command {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption(false);
  // The event carries every value as typed; commander's own store would mix up names such as `no-…`.
  const listen = (spelling: string, act: (value: string) => void): void => {
    const option = new Option(spelling);
    command.addOption(option).on(`option:${option.name()}`, act);
  };
  for (const flag of flags) {
    const { name, short } = flag;
    const spelling = `${short === undefined ? '' : `-${short}, `}--${name}`;
    const bare = bareValue(flag);
    if (bare !== undefined) {
      listen(spelling, () => record(name, bare));
      // Commander would take the next word as the value: these spellings are flags of their own to it.
      for (const value of joinedValues(flag, tokens)) listen(`--${name}=${value}`, () => record(name, value));
    } else listen(`${spelling} <value>`, (value) => record(name, value));
  }
  return command;
}

/** What a flag that can go without a value then means; undefined for one that can't. */
function bareValue({ type, bare }: ParserFlag): string | undefined {
  return bare ?? (type === 'boolean' ? 'true' : undefined);
}

/** The values that such a flag takes with `=`: those of its enum, else whatever plain word was typed. */
function joinedValues(
  { bare, enum: known, name }: ParserFlag,
  tokens: readonly string[] = [],
): readonly string[] {
  if (bare === undefined) return ['true', 'false'];
  if (known !== undefined) return known;
  const typed = tokens.flatMap((token) =>
    token.startsWith(`--${name}=`) ? token.slice(name.length + 3) : [],
  );
  return [...new Set(typed)].filter((value) => /^[\w.+-]*$/.test(value));
}

/** What is wrong with a flag that the parser did not know. */
function judgeUnknown(token: string, own: readonly ParserFlag[], flags: readonly ParserFlag[]): Sentence {
  const [, name = token, value] = /^--([^=]+)=(.*)$/s.exec(token) ?? [];
  const known = flags.find((flag) => flag.name === name && bareValue(flag) !== undefined);
  if (known !== undefined && value !== undefined) {
    if (known.bare === undefined) return (t) => t.flags.takesNoValue(name, value);
    if (known.enum === undefined) return (t) => t.flags.notNumber(name, value);
    return (t) =>
      t.flags.notInEnum(name, value, joinedValues(known), findNearest(value, joinedValues(known)));
  }
  const typed = token.split('=')[0] ?? token;
  const meant = findMeantFlag(typed.replace(/^-+/, ''), own, flags);
  return (t) => t.flags.unknownFlag(typed, meant);
}

/** The flag, without dashes, and with the value that goes with it where the word stands for that, too. */
function findMeantFlag(
  word: string,
  own: readonly ParserFlag[],
  flags: readonly ParserFlag[],
): string | undefined {
  const names = flags.map(({ name }) => name);
  const known = names.includes('output') ? formats.map((format) => `output ${format}`) : [];
  const byHabit = habitsOf(word, flagHabits).find((target) => [...names, ...known].includes(target));
  // `--id` for the one id that a command takes.
  const ids = own.map(({ name }) => name).filter((name) => name.endsWith(`-${word}`));
  return byHabit ?? (ids.length === 1 ? ids[0] : undefined) ?? findMeant(word, names);
}

/** `--profile --output json`: a value that is itself a flag of ours is a value forgotten. */
function findSwallowed(
  tokens: readonly string[],
  flags: readonly ParserFlag[],
  result: ParsedFlags,
): Sentence[] {
  const names = new Set(flags.map(({ name }) => `--${name}`));
  return [...result.own, ...result.global].flatMap(([name, values]) =>
    values
      .filter((value) => names.has(value) && !tokens.includes(`--${name}=${value}`))
      .map(
        (value): Sentence =>
          (t) =>
            t.flags.swallowed(name, value),
      ),
  );
}
