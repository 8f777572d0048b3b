/** Sentences of the completion commands. */
export const completion = () => ({
  summary: 'Print a script that completes commands in your shell',
  installSummary: 'Set up completion for your shell',
  uninstallSummary: 'Remove what "completion install" wrote',
  description:
    'SHELL is bash (also when nothing is given), zsh, fish or powershell. Most people want "soracom completion install" instead. Words, flags and choices come from the script; profiles, months with bills and ids of your account are looked up while you type.',
  installDescription:
    'Writes the script where your shell looks for it, and one line into its start-up file where it needs one. Run it again after an upgrade.',
  uninstallDescription:
    'Removes the script and the line that "completion install" wrote. Everything else stays.',
  shellFlag: 'The shell to set up; otherwise the one that SHELL names.',
  unknownShell: (name: string, known: readonly string[], nearest: string | undefined) =>
    `There is no completion for "${name}", only for ${known.join(', ')}.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`,
  noShell: (given: string) =>
    given === ''
      ? 'SHELL is not set, so your shell is unknown.'
      : `There is no completion for the shell ${given}.`,
  noShellHint: (known: readonly string[]) => `Name one with --shell: ${known.join(', ')}.`,
  noHome: 'Your home folder is unknown, so nothing can be installed there. Set HOME.',
  foreign: (path: string) => `${path} was not written by "soracom completion install" and is left as it is.`,
  foreignHint: 'Move it away and try again.',
  unwritable: (path: string, reason: string) => `${path} can't be changed: ${reason}.`,
  byHand: (line: string) => `This does the same without installing anything: ${line}`,
  wrote: (path: string) => `Wrote ${path}.`,
  upToDate: (path: string) => `${path} is up to date.`,
  lineAdded: (path: string) => `Added a line to ${path}.`,
  linePresent: (path: string) => `${path} loads it already.`,
  otherLine: (path: string, line: string) =>
    `${path} sets up completion already, nothing was changed: ${line}`,
  ready: 'Press TAB after "soracom" to use it.',
  start: (line: string) => `New shells complete "soracom" with TAB. To use it in this one: ${line}`,
  removed: (path: string) => `Removed ${path}.`,
  lineRemoved: (path: string) => `Removed the line from ${path}.`,
  leftAlone: (path: string) => `${path} was not written by "soracom completion install" and stays.`,
  nothingInstalled: (shell: string) => `Nothing is installed for ${shell}.`,
});
