/** Where each shell looks for completion, by the rules of the shell itself. */
import { isAbsolute, join } from 'node:path';
import { UnexpectedError, UsageError } from '../errors.ts';
import type { Io } from '../io.ts';
import { quotePosix, quotePowerShell } from '../terminal/quote.ts';
import { shellOf, shells, type Shell } from './shells.ts';

/** What makes a shell complete: a script, and a line in a start-up file for shells that find no scripts by themselves. */
export interface InstallPlace {
  shell: Shell;
  script: string;
  startup?: { path: string; line: string };
  /** What a running shell has to be told. */
  activate: string;
  /** What does the same without any file of ours. */
  byHand: string;
}

type Surroundings = Pick<Io, 'env' | 'homedir' | 'platform'>;

/**
 * The shell that is meant.
 *
 * @param given `--shell`
 * @throws UsageError where neither that nor SHELL tells
 */
export function chooseShell(given: string | undefined, { env, platform }: Surroundings): Shell {
  const found = shellOf(given ?? env['SHELL'] ?? (platform === 'win32' ? 'powershell' : ''));
  if (found !== undefined) return found;
  throw new UsageError((t) => t.completion.noShell(env['SHELL'] ?? ''), {
    hint: (t) => t.completion.noShellHint(shells),
  });
}

/** @throws UnexpectedError where there is no home folder */
export function findInstallPlace(shell: Shell, io: Surroundings): InstallPlace {
  const { env, homedir, platform } = io;
  if (!isAbsolute(homedir)) throw new UnexpectedError((t) => t.completion.noHome);
  const folder = (name: string, fallback: string): string => {
    const given = env[name] ?? '';
    return isAbsolute(given) ? given : join(homedir, fallback);
  };
  const data = folder('XDG_DATA_HOME', '.local/share');
  const config = folder('XDG_CONFIG_HOME', '.config');
  switch (shell) {
    case 'bash': {
      // The variable may hold several folders; the first one is looked at first.
      const own = (env['BASH_COMPLETION_USER_DIR'] ?? '').split(':')[0] ?? '';
      const script = join(isAbsolute(own) ? own : join(data, 'bash-completion'), 'completions', 'soracom');
      const file = quotePosix(script);
      return {
        shell,
        script,
        startup: {
          // Terminals of macOS start login shells, which read this file alone.
          path: join(homedir, platform === 'darwin' ? '.bash_profile' : '.bashrc'),
          // The bash-completion package finds the script by itself, at the first TAB.
          line: `if [ -z "\${BASH_COMPLETION_VERSINFO-}" ] && [ -r ${file} ]; then . ${file}; fi`,
        },
        activate: `. ${file}`,
        // `source` reads nothing from `<(…)` in bash 3.2, which macOS has.
        byHand: 'eval "$(soracom completion bash)"',
      };
    }
    case 'zsh': {
      const dir = join(data, 'zsh', 'site-functions');
      const script = join(dir, '_soracom');
      const file = quotePosix(script);
      const autoload = [
        `fpath=(${quotePosix(dir)} $fpath)`,
        'autoload -Uz _soracom',
        'if (( ! ${+functions[compdef]} )); then autoload -Uz compinit; compinit -i; fi',
        'compdef _soracom soracom',
      ].join('; ');
      return {
        shell,
        script,
        startup: {
          path: join(folder('ZDOTDIR', '.'), '.zshrc'),
          // Nothing is read before the first TAB.
          line: `if [[ -r ${file} ]]; then ${autoload}; fi`,
        },
        activate: `. ${file}`,
        byHand: 'source <(soracom completion zsh)',
      };
    }
    case 'fish': {
      const script = join(config, 'fish', 'completions', 'soracom.fish');
      return { shell, script, activate: '', byHand: 'soracom completion fish | source' };
    }
    case 'powershell': {
      const dir =
        platform === 'win32'
          ? join(env['USERPROFILE'] ?? homedir, 'Documents', 'PowerShell')
          : join(config, 'powershell');
      const script = join(dir, 'soracom-completion.ps1');
      const line = `. ${quotePowerShell(script)}`;
      return {
        shell,
        script,
        startup: { path: join(dir, 'Microsoft.PowerShell_profile.ps1'), line },
        activate: line,
        byHand: 'soracom completion powershell | Out-String | Invoke-Expression',
      };
    }
  }
}
