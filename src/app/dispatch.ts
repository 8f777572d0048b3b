/** From argv to the one thing to do: print help, run a hand-written command, or call the API. */
import { UsageError, type Sentence } from '../errors.ts';
import type { Io } from '../io.ts';
import { findNearest } from '../text/nearest.ts';
import type { Secrets } from '../secret/secrets.ts';
import type { Text } from '../text/en.ts';
import type { Language } from '../text/language.ts';
import { apiFlags } from '../command/api-flags.ts';
import { createContext } from './context.ts';
import { noteTypedSecrets } from './mask-stderr.ts';
import { findCommand, type FoundCommand } from '../catalogue/find-command.ts';
import { allGlobalFlags, helpFlag } from '../command/global-flags.ts';
import type { ParsedFlags, ParserFlag } from '../command/parse-flags.ts';
import { openCommands } from '../catalogue/index-in-force.ts';
import { readSettings, refuseProblems } from '../command/settings.ts';
import { growTree } from '../catalogue/tree.ts';
import type { App, BuiltinResult, CommandContext, CommandTree } from '../command/command.ts';

/** What a run starts from. */
export interface RunInput {
  argv: readonly string[];
  io: Io;
  app: App;
  text: Text;
  lang: Language;
  secrets: Secrets;
  onClose: (close: () => Promise<void>) => void;
}

/** A result and the context that it is to be printed in. */
export interface Outcome {
  result: BuiltinResult;
  context: CommandContext;
  /** Something was changed at the API to get the result. */
  acted: boolean;
}

/** Does what argv says. @throws SoracomError */
export async function dispatch(input: RunInput): Promise<Outcome> {
  const { argv, io, app, text } = input;
  const tree = growTree(await openCommands(input), app.catalogue, text);
  const found = findCommand(argv, tree);
  if (found.stray !== undefined) refuseStray(found, found.stray, tree);

  const leaf = found.node?.leaf;
  const builtin = leaf?.kind === 'builtin' ? await leaf.load() : undefined;
  const own = leaf?.kind === 'api' ? apiFlags(leaf.command) : (builtin?.flags ?? []);
  const parsed = await parse(found.rest, own);
  noteTypedSecrets(parsed, input);
  const { settings, problems } = readSettings(parsed.global, io.env, new Set(own.map(({ name }) => name)));
  const context = createContext({ ...input, settings, tree });

  if (leaf === undefined || parsed.global.has(helpFlag.name)) {
    if (leaf === undefined) refuseIncomplete(found, parsed, problems);
    const { showHelp } = await import('../help/show-help.ts');
    return { result: await showHelp(found.words, found.node, context), context, acted: false };
  }
  if (leaf.kind === 'api') {
    const all = [...parsed.problems, ...problems, ...judgePositionals(found, parsed)];
    const { callCommand } = await import('../call/call.ts');
    return { ...(await callCommand(leaf, parsed.own, all, context)), context };
  }
  const command = await leaf.load();
  const dryRun = settings.get('dry-run');
  if (dryRun?.origin.kind === 'flag' || (dryRun !== undefined && command.sends !== undefined)) {
    problems.push((t) => t.wire.noDryRun(found.words.join(' ')));
  }
  const wrongWords = command.arguments === undefined ? judgePositionals(found, parsed) : [];
  const rest = wrongWords.length === 0 ? parsed : { ...parsed, positionals: [] };
  const { runBuiltin } = await import('../command/run-builtin.ts');
  const wrong = [...parsed.problems, ...wrongWords];
  return {
    result: await runBuiltin(found.words, command, rest, wrong, problems, context),
    context,
    acted: command.sends === 'write',
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
  const { parseFlags } = await import('../command/parse-flags.ts');
  return parseFlags(tokens, own, [...allGlobalFlags, helpFlag]);
}

function refuseStray(found: FoundCommand, stray: string, tree: CommandTree): never {
  throw new UsageError(describeUnknown(found.words, stray, found.node?.children ?? tree.first()), {
    hint: (t) => t.flags.helpHint(found.words.join(' ')),
  });
}

/** A parent is no command; with flags that only a command could take, something was forgotten. */
function refuseIncomplete(found: FoundCommand, parsed: ParsedFlags, problems: readonly Sentence[]): void {
  const words = found.words.join(' ');
  const hint: Sentence = (t) => t.flags.helpHint(words);
  const surplus = parsed.positionals.map(
    (word): Sentence =>
      (t) =>
        t.flags.unexpectedArgument(word),
  );
  refuseProblems([...parsed.problems, ...problems, ...surplus], hint);
}

function judgePositionals(found: FoundCommand, parsed: ParsedFlags): Sentence[] {
  const [argument] = parsed.positionals;
  if (argument === undefined) return [];
  const children = found.node?.children ?? [];
  if (children.length === 0) return [(t) => t.flags.unexpectedArgument(argument)];
  return [describeUnknown(found.words, argument, children)];
}

/** A word that names nothing below `words`, with the whole command line that was perhaps meant. */
function describeUnknown(
  words: readonly string[],
  word: string,
  candidates: readonly { name: string }[],
): Sentence {
  const nearest = findNearest(
    word,
    candidates.map(({ name }) => name),
  );
  const typed = [...words, word].join(' ');
  const suggestion = nearest === undefined ? undefined : ['soracom', ...words, nearest].join(' ');
  return (t) => t.flags.unknownCommand(typed, suggestion);
}
