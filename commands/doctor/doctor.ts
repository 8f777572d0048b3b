/** `soracom doctor`: checks everything that a call needs, all things at once and each on its own. */
import type { BuiltinCommand } from '../../src/command/command.ts';
import { isForPeople } from '../../src/command/render-options.ts';
import type { Schema } from '../../src/model/command.ts';
import { jsonResult } from '../../src/output/result.ts';
import { runCheck, toRow, worstCode } from './check.ts';
import { startLimit } from './limit.ts';
import { localChecks } from './local.ts';
import { writePage } from './page.ts';
import { remoteChecks } from './remote.ts';
import { makeSound } from './sound-context.ts';
import { storedChecks } from './stored.ts';

/** What the checks may take together, in milliseconds: with the start and the end of the program less than ten seconds. */
const timeLimit = 8_000;

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
  run: async ({ problems, invalid }, context) => {
    const limit = startLimit(context.io, timeLimit);
    try {
      const input = { context: makeSound(context, invalid, limit.signal), problems, invalid, limit };
      const checks = [...localChecks(input), ...storedChecks(input), ...remoteChecks(input)];
      await context.progress.show(context.text.doctor.working);
      const reports = await Promise.all(
        checks.map(async (check) => ({ name: check.name, finding: await runCheck(check, limit) })),
      );
      context.progress.hide();
      const exitCode = worstCode(reports.map(({ finding }) => finding));
      // Whatever a failure quotes, this goes to the standard output, and from there into tickets.
      const mask = (text: string): string => context.secrets.mask(text);
      if (isForPeople(context)) {
        // Its colours are ours; whatever it quotes is printable already.
        const page = new TextEncoder().encode(mask(await writePage(reports, context)));
        return { kind: 'bytes', body: pieces(page), contentType: 'text/plain', exitCode };
      }
      const rows = reports.map(({ name, finding }) => toRow(name, finding, context.text));
      return { ...jsonResult(mask(JSON.stringify(rows)), reportSchema), exitCode };
    } finally {
      context.progress.hide();
      limit.clear();
    }
  },
};

async function* pieces(page: Uint8Array): AsyncGenerator<Uint8Array> {
  yield page;
  return Promise.resolve();
}
