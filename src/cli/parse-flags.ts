/** Parses what stands beside the command words, with commander and the flags of this one leaf. */
import { Command, CommanderError, Option } from 'commander';
import type { Sentence } from '../errors.ts';
import { findNearest } from '../request/flag-values.ts';

/** What the parser must know of a flag. */
export interface ParserFlag {
  name: string;
  type: string;
  short?: string;
}

/** The texts that were typed, by flag, and everything that is wrong with how they were typed. */
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

  let parsed: { operands: string[]; unknown: string[] };
  try {
    parsed = buildLeaf(flags, record).parseOptions([...tokens]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Only the last token can lack its value; the rest is judged without it.
    const last = tokens.at(-1) ?? '';
    const partial = parseFlags(tokens.slice(0, -1), own, global);
    partial.problems.push((t) => t.flags.needsValue(last));
    return partial;
  }
  const { operands, unknown } = parsed;
  result.positionals = operands;
  const end = unknown.indexOf('--');
  for (const token of end === -1 ? unknown : unknown.slice(0, end)) {
    if (token.startsWith('-') && token !== '-') result.problems.push(judgeUnknown(token, flags));
  }
  result.problems.push(...findSwallowed(tokens, flags, result));
  return result;
}

function buildLeaf(flags: readonly ParserFlag[], record: (name: string, value: string) => void): Command {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption(false);
  // The event carries every value as typed; commander's own store would mix up names such as `no-…`.
  const listen = (spelling: string, act: (value: string) => void): void => {
    const option = new Option(spelling);
    command.addOption(option).on(`option:${option.name()}`, act);
  };
  for (const { name, type, short } of flags) {
    const spelling = `${short === undefined ? '' : `-${short}, `}--${name}`;
    if (type === 'boolean') {
      listen(spelling, () => record(name, 'true'));
      // Commander has no booleans with a value: these two spellings are flags of their own to it.
      for (const value of ['true', 'false']) listen(`--${name}=${value}`, () => record(name, value));
    } else listen(`${spelling} <value>`, (value) => record(name, value));
  }
  return command;
}

/** What is wrong with a flag that the parser did not know. */
function judgeUnknown(token: string, flags: readonly ParserFlag[]): Sentence {
  const [, name = token, value] = /^--([^=]+)=(.*)$/s.exec(token) ?? [];
  const isBoolean = flags.some((flag) => flag.name === name && flag.type === 'boolean');
  if (isBoolean && value !== undefined) return (t) => t.flags.takesNoValue(name, value);
  const typed = token.split('=')[0] ?? token;
  const nearest = findNearest(
    typed.replace(/^-+/, ''),
    flags.map((flag) => flag.name),
  );
  return (t) => t.flags.unknownFlag(typed, nearest);
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
