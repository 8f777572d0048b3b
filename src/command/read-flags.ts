/** Reads everything beside the command words, once: the command's own flags, its arguments, and the settings. */
import type { Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import { isSecretFlag } from '../request/hidden.ts';
import { allGlobalFlags, helpFlag, type GlobalName } from './global-flags.ts';
import type { ParsedFlags, ParserFlag } from './parse-flags.ts';
import { readSettings, type Settings } from './settings.ts';

/** What was typed beside the command words, and what the environment adds. */
export interface TypedFlags {
  /** The command's own flags: name to texts, in the order typed. */
  own: ReadonlyMap<string, readonly string[]>;
  positionals: readonly string[];
  settings: Settings;
  asksForHelp: boolean;
  /** What is wrong with how flags were typed. */
  problems: Sentence[];
  /** What is wrong with the settings, typed or from the environment. */
  settingProblems: Sentence[];
  /** The settings whose values are wrong. */
  invalidSettings: ReadonlySet<GlobalName>;
  /** Values that must never be shown. */
  secrets: string[];
}

/**
 * @param tokens argv without the command words
 * @param own the command's own flags; where one has the name of a global flag, the own flag gets the value
 */
export async function readFlags(
  tokens: readonly string[],
  own: readonly ParserFlag[],
  env: Io['env'],
): Promise<TypedFlags> {
  const parsed = await parse(tokens, own);
  const { settings, problems, invalid } = readSettings(
    parsed.global,
    env,
    new Set(own.map(({ name }) => name)),
  );
  return {
    own: parsed.own,
    positionals: parsed.positionals,
    settings,
    asksForHelp: parsed.global.has(helpFlag.name),
    problems: parsed.problems,
    settingProblems: problems,
    invalidSettings: invalid,
    secrets: listSecrets(parsed, own),
  };
}

/** The parser is loaded only where there is something to parse; a bare `--help` is not worth it. */
async function parse(tokens: readonly string[], own: readonly ParserFlag[]): Promise<ParsedFlags> {
  const parsed: ParsedFlags = { own: new Map(), global: new Map(), positionals: [], problems: [] };
  if (tokens.length === 0) return parsed;
  if (tokens.every((token) => token === '--help' || token === '-h')) {
    parsed.global.set(helpFlag.name, ['true']);
    return parsed;
  }
  const { parseFlags } = await import('./parse-flags.ts');
  return parseFlags(tokens, own, [...allGlobalFlags, helpFlag]);
}

function listSecrets({ own, global }: ParsedFlags, flags: readonly ParserFlag[]): string[] {
  return [
    ...allGlobalFlags.flatMap(({ name, secret }) => (secret === true ? (global.get(name) ?? []) : [])),
    // To judge a name takes longer than to parse it, so only flags that are there are judged.
    ...flags.flatMap((flag) => (own.has(flag.name) && isSecretFlag(flag) ? (own.get(flag.name) ?? []) : [])),
  ];
}
