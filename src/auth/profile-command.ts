/** Runs a profile command: a program of the user's whose output is a profile. */
import { CredentialsError, InterruptedError, type SoracomError } from '../errors.ts';
import type { Io } from '../io.ts';
import { dropEmpty, type Profile } from '../profile/profile.ts';
import { parseProfile } from '../profile/store.ts';

/** How long a profile command may take, in milliseconds: it may ask a person to touch a key. */
const timeLimit = 60_000;

/** More output than any profile has, in bytes. */
const outputLimit = 1_048_576;

/**
 * Runs `command` without a shell, its words split as a POSIX shell would, and reads its output as a profile.
 * What it writes to stderr is shown only when it fails.
 *
 * @throws CredentialsError when it can't be run, fails, takes too long, or prints no profile
 * @throws InterruptedError when the signal ends it
 */
export async function runProfileCommand(
  command: string,
  io: Pick<Io, 'env' | 'cwd' | 'signal'>,
): Promise<Profile> {
  const [file, ...args] = await splitWords(command);
  if (file === undefined) throw new CredentialsError((t) => t.auth.commandEmpty);
  const { execFile } = await import('node:child_process');
  const options = {
    cwd: io.cwd,
    env: { ...io.env },
    signal: io.signal,
    timeout: timeLimit,
    maxBuffer: outputLimit,
    windowsHide: true,
    encoding: 'utf8' as const,
  };
  const stdout = await new Promise<string>((resolve, reject) => {
    const child = execFile(file, args, options, (error, output, errorOutput) => {
      if (error === null) resolve(output);
      else if (io.signal.aborted) reject(new InterruptedError((t) => t.errors.interrupted, { cause: error }));
      else reject(commandFailure(file, error, errorOutput));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
  return dropEmpty(parseProfile(stdout, file));
}

async function splitWords(command: string): Promise<string[]> {
  const { split } = await import('shlex');
  try {
    return split(command);
  } catch {
    throw new CredentialsError((t) => t.auth.commandQuotes);
  }
}

function commandFailure(
  file: string,
  error: { code?: string | number | null | undefined; killed?: boolean; signal?: string | null | undefined },
  errorOutput: string,
): SoracomError {
  const said = errorOutput.trim();
  const hint = said === '' ? {} : { hint: () => said };
  if (error.code === 'ENOENT') return new CredentialsError((t) => t.auth.commandNotFound(file));
  if (error.killed === true)
    return new CredentialsError((t) => t.auth.commandTimedOut(file, timeLimit / 1000), hint);
  const code = String(error.code ?? error.signal ?? '?');
  return new CredentialsError((t) => t.auth.commandFailed(file, code), hint);
}
