/** `soracom definitions show`: all that one document brings. */
import { buildStored, findReport, listDefinitions, placeProblem } from '../../src/definitions/store.ts';
import { jsonResult } from '../../src/output/result.ts';
import { describeReport } from './report.ts';
import { describeDefinition, requireDefinition, storeOf } from './store.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const definitionsShow: BuiltinCommand = {
  description: (t) => t.definitions.showDescription,
  arguments: [{ name: 'NAME', required: true, valuesFrom: 'definition' }],
  flags: [],
  examples: ['definitions show my-api'],
  run: ({ arguments: [name = ''] }, context) => {
    const store = storeOf(context);
    const definitions = listDefinitions(store);
    const definition = requireDefinition(name, definitions);
    const report = findReport(buildStored(store, definitions), name);
    const warnings = report.warnings.map((problem) => placeProblem(problem, definitions)(context.text));
    const data = { ...describeDefinition(definition), ...describeReport(report, context.tree), warnings };
    return Promise.resolve(jsonResult(JSON.stringify(data)));
  },
};
