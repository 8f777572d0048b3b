/** `soracom skill show`: prints what coding agents should know about soracom. */
import { agentsDocument, skillDocument } from './documents.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const skillShow: BuiltinCommand = {
  description: (t) => t.skill.showDescription,
  flags: [{ name: 'agents', type: 'boolean', description: (t) => t.skill.agents }],
  examples: ['skill show', 'skill show --agents >> AGENTS.md'],
  run: ({ values }) =>
    Promise.resolve({ kind: 'text', text: values.get('agents') === true ? agentsDocument : skillDocument }),
};
