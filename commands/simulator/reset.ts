/** `soracom simulator reset`: forgets every order, coupon and address that was made. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { valueOf } from '../../src/command/settings.ts';
import { demoStatePath } from '../../src/simulator/file-state.ts';
import { turnSwitch } from './controls.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const simulatorReset: BuiltinCommand = {
  description: (t) => t.simulate.resetDescription,
  flags: [{ name: 'state', type: 'string', valuesFrom: 'file', description: (t) => t.simulate.resetState }],
  examples: ['simulator reset', 'simulator reset --endpoint http://127.0.0.1:8080'],
  run: async ({ values }, context) => {
    const { io, settings, profileDir, text } = context;
    const state = values.get('state');
    if (typeof state === 'string') rmSync(resolve(io.cwd, state), { force: true });
    else if (valueOf(settings, 'endpoint') !== undefined) await turnSwitch('/reset', context);
    else
      for (const coverage of ['jp', 'g'] as const)
        rmSync(demoStatePath(profileDir, coverage), { force: true });
    await io.stderr.write(`${text.simulate.resetDone}\n`);
    return { kind: 'none' };
  },
};
