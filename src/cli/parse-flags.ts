/** Parses what stands beside the command words, with commander and the flags of this one leaf. */
import { Command, CommanderError, Option } from 'commander';
import type { Sentence } from '../errors.ts';
import { findNearest } from '../request/flag-values.ts';

/** What the parser must know of a flag. */
export interface ParserFlag {
  name: string;
  type: string;
  short?: string;
  /** What the flag means without a value; a value can then be given with `=` alone. */
  bare?: string;
}

/** Whether the word after a flag is never its value. */
export function standsAlone({ type, bare }: Pick<ParserFlag, 'type' | 'bare'>): boolean {
  return type === 'boolean' || bare !== undefined;
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
    if (token.startsWith('-') && token !== '-') judgeUnknown(token, flags, record, result.problems);
  }
  result.problems.push(...findSwallowed(tokens, flags, result));
  return result;
}

function buildLeaf(flags: readonly ParserFlag[], record: (name: string, value: string) => void): Command {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .helpOption(false);
  for (const flag of flags) {
    const { name, short, bare = 'true' } = flag;
    const option = new Option(
      `${short === undefined ? '' : `-${short}, `}--${name}${standsAlone(flag) ? '' : ' <value>'}`,
    );
    // The event carries every value as typed; commander's own store would mix up names such as `no-…`.
    command.addOption(option).on(`option:${option.name()}`, (value: string | undefined) => {
      record(name, value ?? bare);
    });
  }
  return command;
}

/**
 * `--flag=true` and `--flag=false` set a boolean, `--flag=value` a flag that may go without a value; anything else
 * that the parser did not know is a mistake.
 */
function judgeUnknown(
  token: string,
  flags: readonly ParserFlag[],
  record: (name: string, value: string) => void,
  problems: Sentence[],
): void {
  const [, name = token, value] = /^--([^=]+)=(.*)$/s.exec(token) ?? [];
  const flag = flags.find((candidate) => candidate.name === name && standsAlone(candidate));
  if (flag !== undefined && value !== undefined) {
    if (flag.bare !== undefined || value === 'true' || value === 'false') record(name, value);
    else problems.push((t) => t.flags.takesNoValue(name, value));
    return;
  }
  const typed = token.split('=')[0] ?? token;
  const nearest = findNearest(typed.replace(/^-+/, ''), [
    ...flags.map((candidate) => candidate.name),
    'help',
  ]);
  problems.push((t) => t.flags.unknownFlag(typed, nearest));
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
