/** `soracom completion uninstall`: removes what `completion install` wrote, and nothing else. */
import { uninstall } from '../../src/completion/install.ts';
import { chooseShell, findInstallPlace } from '../../src/completion/install-places.ts';
import { shellFlag, textOf } from './shell-flag.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const completionUninstall: BuiltinCommand = {
  description: (t) => t.completion.uninstallDescription,
  flags: [shellFlag],
  examples: ['completion uninstall', 'completion uninstall --shell fish'],
  run: ({ values }, { io, text }) => {
    const shell = chooseShell(textOf(values), io);
    const place = findInstallPlace(shell, io);
    const { script, startup } = uninstall(place);
    const t = text.completion;
    const lines = [
      ...(script === 'removed' ? [t.removed(place.script)] : []),
      ...(script === 'foreign' ? [t.leftAlone(place.script)] : []),
      ...(startup === 'removed' ? [t.lineRemoved(place.startup?.path ?? '')] : []),
    ];
    if (lines.length === 0) lines.push(t.nothingInstalled(shell));
    return Promise.resolve({ kind: 'text', text: `${lines.join('\n')}\n` });
  },
};
