/** From the words of a command to what Node is asked to start: no shell, except for the batch files of Windows. */
import type { Io } from '../io.ts';
import type { StartLine } from './windows-command.ts';

/**
 * How to start a program. Elsewhere than on Windows the system looks it up.
 *
 * @returns undefined where there is no such program
 * @throws UsageError for arguments that a batch file would understand otherwise
 */
export async function toStartLine(
  [file = '', ...args]: readonly string[],
  { env, cwd, platform }: Pick<Io, 'env' | 'cwd' | 'platform'>,
): Promise<StartLine | undefined> {
  if (platform !== 'win32') return { file, args };
  const { findWindowsProgram, windowsStartLine } = await import('./windows-command.ts');
  const path = findWindowsProgram(file, { env, cwd });
  return path === undefined ? undefined : windowsStartLine(path, args, env);
}
