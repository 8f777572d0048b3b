/** Tells what a definition comes to: data for stdout, remarks for stderr. */
import type { DefinitionReport } from '../../src/definitions/build-index.ts';
import type { Definition } from '../../src/definitions/state.ts';
import { placeProblem } from '../../src/definitions/store.ts';
import type { ApiCommand } from '../../src/model/command.ts';
import type { CommandContext, CommandTree } from '../../src/command/command.ts';

/** Names and remarks that one line or one command prints at most. */
const limit = 20;

/** Everything a definition comes to, as data. */
export function describeReport(report: DefinitionReport, tree: CommandTree) {
  const displaced = new Set(findDisplaced(report, tree));
  return {
    commands: report.commands.filter((command) => !displaced.has(command)).map(describeCommand),
    same: report.same.map(describeCommand),
    overrides: report.overrides.map(({ command, shipped, by }) => ({
      command,
      operationId: by.operationId,
      source: by.source,
      replaces: { operationId: shipped.operationId, source: shipped.source },
    })),
    refused: report.refused.map(({ by }) => describeCommand(by)),
    displaced: [...displaced].map(describeCommand),
    skipped: report.skipped.map(({ operationId, method, path }) => ({ operationId, method, path })),
  };
}

/** What a person should know when a definition comes into force. */
export async function remark(
  report: DefinitionReport,
  definitions: readonly Definition[],
  context: CommandContext,
): Promise<void> {
  const { text, tree, warn } = context;
  const say = text.definitions;
  for (const problem of report.warnings.slice(0, limit)) await warn(placeProblem(problem, definitions)(text));
  if (report.warnings.length > limit) await warn(say.moreProblems(report.warnings.length - limit));
  if (report.commands.length + report.same.length + report.refused.length === 0)
    await warn(say.noCommands(report.name));
  const { overrides, skipped } = report;
  const list = (names: readonly string[]): string =>
    say.andMore(names.slice(0, limit), Math.max(0, names.length - limit));
  const replaced = overrides.map(
    ({ command, shipped, by }) => `${command} (${shipped.source} → ${by.source})`,
  );
  if (replaced.length > 0) await warn(say.overriding(replaced.length, list(replaced)));
  const refused = report.refused.map(({ command }) => command);
  if (refused.length > 0) await warn(say.keptShipped(refused.length, list(refused)));
  const displaced = findDisplaced(report, tree).map(({ words }) => words.join(' '));
  if (displaced.length > 0) await warn(say.displaced(displaced.length, list(displaced)));
  if (skipped.length > 0) await warn(say.skipping(skipped.length));
}

/** The hand-written commands keep their words, whatever a document says. */
function findDisplaced({ commands }: DefinitionReport, tree: CommandTree): ApiCommand[] {
  return commands.filter(({ words: [first = '', ...rest] }) => {
    let node = tree.open(first);
    for (const word of rest) node = node?.children.find(({ name }) => name === word);
    return node?.leaf?.kind === 'builtin' || node?.reserved === true;
  });
}

function describeCommand({ words, operationId, method, path }: ApiCommand) {
  return { command: words.join(' '), operationId, method, path };
}
