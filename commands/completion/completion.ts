/** `soracom completion [SHELL]`: prints the script that makes a shell complete command lines. */
import { shells, writeScript } from '../../src/completion/shells.ts';
import { UsageError } from '../../src/errors.ts';
import { findNearest } from '../../src/text/nearest.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const completion: BuiltinCommand = {
  description: (t) => t.completion.description,
  arguments: [{ name: 'SHELL', required: false, choices: shells }],
  flags: [],
  examples: ['completion bash', 'completion zsh', 'completion install'],
  run: async ({ arguments: [name = 'bash'] }, context) => {
    const shell = shells.find((known) => known === name);
    if (shell === undefined) {
      throw new UsageError((t) => t.completion.unknownShell(name, shells, findNearest(name, shells)));
    }
    return { kind: 'text', text: await writeScript(shell, context) };
  },
};
