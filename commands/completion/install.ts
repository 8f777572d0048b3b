/** `soracom completion install`: writes the script, and the line that loads it where the shell needs one. */
import { install } from '../../src/completion/install.ts';
import { chooseShell, findInstallPlace } from '../../src/completion/install-places.ts';
import { writeScript } from '../../src/completion/shells.ts';
import { shellFlag, textOf } from './shell-flag.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const completionInstall: BuiltinCommand = {
  description: (t) => t.completion.installDescription,
  flags: [shellFlag],
  examples: ['completion install', 'completion install --shell zsh'],
  run: async ({ values }, context) => {
    const { io, text } = context;
    const shell = chooseShell(textOf(values), io);
    const place = findInstallPlace(shell, io);
    const { script, startup, otherLine } = install(place, await writeScript(shell, context));
    const t = text.completion;
    const startupPath = place.startup?.path ?? '';
    if (otherLine !== undefined) return { kind: 'text', text: `${t.otherLine(startupPath, otherLine)}\n` };
    const lines = [
      script === 'written' ? t.wrote(place.script) : t.upToDate(place.script),
      ...(startup === 'written' ? [t.lineAdded(startupPath)] : []),
      ...(startup === 'unchanged' ? [t.linePresent(startupPath)] : []),
      place.activate === '' ? t.ready : t.start(place.activate),
    ];
    return { kind: 'text', text: `${lines.join('\n')}\n` };
  },
};
