/** Answers `soracom __complete`: which values the flag, or the argument, that is being typed may have. */
import type { BuiltinCommand, CommandContext, TreeNode } from '../command/command.ts';
import { allGlobalFlags, type GlobalName } from '../command/global-flags.ts';
import type { TypedFlags } from '../command/read-flags.ts';
import type { Settings } from '../command/settings.ts';
import { definitionsDir } from '../definitions/paths.ts';
import { readState } from '../definitions/read-state.ts';
import { showSource } from '../definitions/name.ts';
import type { ValueSource } from '../model/command.ts';
import { demoProfileName } from '../profile/name.ts';
import { listProfiles } from '../profile/store.ts';
import type { Candidate } from './candidate.ts';

/** What was typed so far. */
export interface TypedLine {
  node: TreeNode | undefined;
  builtin: BuiltinCommand | undefined;
  typed: TypedFlags;
}

/** What a shell asks with where an argument is typed instead of a flag. */
const argumentPlace = '-';

/**
 * The values, unfiltered: shells have rules of their own for what goes on from the letters typed.
 *
 * @param asked the flag with its dashes, or `-` for an argument
 */
export async function findValues(
  asked: string,
  line: TypedLine,
  context: CommandContext,
): Promise<readonly Candidate[]> {
  const source = asked === argumentPlace ? findArgument(line) : findFlag(asked, line);
  switch (source) {
    case undefined:
    case 'file':
    case 'folder':
    case 'command':
      return [];
    case 'profile':
      return [...new Set([...listProfiles(context.profileDir), demoProfileName])].map((value) => ({ value }));
    case 'definition':
      return listDefinitions(context);
    default:
      return line.typed.settingProblems.length > 0
        ? []
        : (await import('./listed-values.ts')).listValues(source, line.typed.own, context);
  }
}

/** The settings that say who asks and where. All others are for the command itself: `--dry-run`, `--verbose` … */
export function keepAccess(settings: Settings): Settings {
  return new Map([
    ...[...settings].filter(([name]) => accessSettings.has(name)),
    ['no-retry-on-error', { value: 'true', origin: { kind: 'flag', name: '--no-retry-on-error' } }],
  ]);
}

const accessSettings: ReadonlySet<GlobalName> = new Set([
  'profile',
  'coverage-type',
  'endpoint',
  'api-key',
  'api-token',
  'auth-key-id',
  'auth-key',
  'profile-command',
  'no-token-cache',
  'ca-file',
  'insecure-http',
]);

/** A command's own flag goes before a global one of the same name. */
function findFlag(asked: string, { node, builtin }: TypedLine): ValueSource | undefined {
  const own = node?.leaf?.kind === 'api' ? node.leaf.flags : (builtin?.flags ?? []);
  return [...own, ...allGlobalFlags].find(({ name }) => `--${name}` === asked)?.valuesFrom;
}

function findArgument({ builtin, typed }: TypedLine): ValueSource | undefined {
  const expected = builtin?.arguments ?? [];
  const last = expected.at(-1);
  return (expected[typed.positionals.length] ?? (last?.variadic === true ? last : undefined))?.valuesFrom;
}

function listDefinitions({ profileDir }: CommandContext): Candidate[] {
  const definitions = readState(definitionsDir(profileDir))?.definitions ?? [];
  return definitions.map(({ name, document }) => ({ value: name, description: showSource(document.source) }));
}
