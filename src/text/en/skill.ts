/** Sentences of the skill commands. The skill itself is for agents, and stands beside the commands. */
export const skill = () => ({
  summary: 'Tell coding agents how to use soracom',
  showSummary: 'Print the skill for coding agents',
  showDescription:
    'Prints a SKILL.md: how to use soracom without a person at the terminal, which commands spend money, and what exit codes and errors mean.',
  agents: 'Print a shorter text, for an AGENTS.md.',
  installSummary: 'Write the skill where coding agents look for it',
  installDescription:
    'Writes soracom-cli/SKILL.md below .agents/skills of the working folder (--scope project) or of your home folder (--scope user), or below --dir. Run it again after an upgrade.',
  scope: 'What the skill is for: project (the default) for this folder, user for all your work.',
  dir: 'Folder of the skills; agents that look elsewhere have one of their own.',
  force: 'Replace a file that "skill install" did not write.',
  foreign: (path: string) => `${path} was not written by "soracom skill install" and is left as it is.`,
  foreignHint: 'Give --force to replace it, or --dir with another folder.',
  noHome: 'Your home folder is unknown. Set HOME, or give --dir.',
  unwritable: (path: string, reason: string) => `${path} can't be written (${reason}).`,
  wrote: (path: string) => `Wrote ${path}.`,
  upToDate: (path: string) => `${path} is up to date.`,
});
