/** `soracom doctor`: checks everything that a call needs, each thing on its own. */
import type { Schema } from '../../src/model/command.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import { runCheck, toRow, worstCode, type Finding, type Row } from './check.ts';
import { localChecks } from './local.ts';
import { remoteChecks } from './remote.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

/** What a table makes of the report: the check first, then how it stands. */
const reportSchema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    properties: [
      { name: 'check', schema: { type: 'string' }, meaning: 'name' },
      {
        name: 'status',
        schema: { type: 'string' },
        meaning: 'status',
        words: { good: ['ok'], bad: ['problem'] },
      },
    ],
  },
};

export const doctor: BuiltinCommand = {
  description: (t) => t.doctor.description,
  flags: [],
  examples: ['doctor', 'doctor --profile work --output json'],
  checksSettingsItself: true,
  sends: 'read',
  run: async ({ problems }, context) => {
    const input = { context, problems };
    const rows: Row[] = [];
    const findings: Finding[] = [];
    for (const check of [...localChecks(input), ...remoteChecks(input)]) {
      const finding = await runCheck(check);
      findings.push(finding);
      rows.push(toRow(check.name, finding, context.text));
    }
    // Whatever a failure quotes, this goes to the standard output, and from there into tickets.
    const report = context.secrets.mask(JSON.stringify(rows));
    return { ...jsonResult(report, reportSchema), exitCode: worstCode(findings) };
  },
};
