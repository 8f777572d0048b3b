/** Runs a profile command: a program of the user's whose output is a profile. */
import type { ChildProcess, ExecFileException } from 'node:child_process';
import { CredentialsError, InterruptedError, type SoracomError } from '../errors.ts';
import { reasonOf } from '../files/errno.ts';
import type { Io } from '../io.ts';
import { dropEmpty, type Profile } from '../profile/profile.ts';
import { parseProfile } from '../profile/store.ts';
import { createSecrets } from '../secret/secrets.ts';
import { splitWords } from '../terminal/quote.ts';
import { toStartLine } from '../terminal/start-line.ts';
import type { StartLine } from '../terminal/windows-command.ts';

/** How long a profile command may take, in milliseconds: it may ask a person to touch a key. */
const timeLimit = 60_000;

/** More output than any profile has, in bytes. */
const outputLimit = 1_048_576;

/** How long a command that is told to end may take to do so, in milliseconds. */
const patience = 1_000;

/**
 * Runs `command` without a shell, its words split as a POSIX shell would, and reads its output as a profile.
 * What it writes to stderr is shown only when it fails, its secrets masked.
 *
 * @throws CredentialsError when it can't be run, fails, takes too long, or prints no profile
 * @throws InterruptedError when the signal ends it
 */
export async function runProfileCommand(
  command: string,
  io: Pick<Io, 'env' | 'cwd' | 'signal' | 'platform'>,
): Promise<Profile> {
  const words = await splitWords(command, io.platform);
  if (words === undefined) throw new CredentialsError((t) => t.auth.commandQuotes);
  const [file] = words;
  if (file === undefined) throw new CredentialsError((t) => t.auth.commandEmpty);
  const start = await toStartLine(words, io);
  if (start === undefined) throw new CredentialsError((t) => t.auth.commandNotFound(file));
  const end = await run(start, io).catch((error: unknown) => {
    // What can't even be tried, such as a file that Windows takes for no program.
    throw new CredentialsError((t) => t.auth.commandUnusable(file, reasonOf(error)(t)), { cause: error });
  });
  if (io.signal.aborted) throw new InterruptedError((t) => t.errors.interrupted, { cause: end.error });
  if (end.error === null) return dropEmpty(parseProfile(end.stdout, file));
  const said = await maskOutput(words, end);
  throw commandFailure(file, end.error, said, end.timedOut);
}

/** How a command ended. */
interface CommandEnd {
  error: ExecFileException | null;
  stdout: string;
  stderr: string;
  timedOut: boolean;
}

async function run(
  { file, args, ...how }: StartLine,
  { cwd, env, signal }: Pick<Io, 'env' | 'cwd' | 'signal'>,
): Promise<CommandEnd> {
  const { execFile } = await import('node:child_process');
  const options = {
    ...how,
    cwd,
    env: { ...env },
    maxBuffer: outputLimit,
    killSignal: 'SIGKILL' as const,
    windowsHide: true,
    encoding: 'utf8' as const,
  };
  return new Promise((resolve) => {
    let timedOut = false;
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      process.removeListener('exit', kill);
      resolve({ error, stdout, stderr, timedOut });
    });
    const stop = (): void => endCommand(child);
    const kill = (): void => void child.kill('SIGKILL');
    const limit = setTimeout(() => {
      timedOut = true;
      stop();
    }, timeLimit);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
    // The second interrupt ends us at once, and takes the command along.
    process.once('exit', kill);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });
}

/** Ends a command, by force where it does not end by itself. What it started may hold its streams: nobody reads on. */
function endCommand(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.kill();
  const force = setTimeout(() => child.kill('SIGKILL'), patience);
  child.once('exit', () => clearTimeout(force));
}

/** What a failed command said, with the secrets masked that stand there by name, in its words or in its output. */
async function maskOutput(words: readonly string[], { stdout, stderr }: CommandEnd): Promise<string> {
  const { collectSecrets } = await import('../secret/find-secrets.ts');
  const { findSecretWords, redactProse } = await import('../secret/prose.ts');
  const secrets = createSecrets();
  secrets.add(...findSecretWords(words), ...collectSecrets(stdout));
  return redactProse(secrets.mask(stderr)).trim();
}

function commandFailure(
  file: string,
  error: ExecFileException,
  said: string,
  timedOut: boolean,
): SoracomError {
  const { code, signal } = error;
  const hint = said === '' ? {} : { hint: () => said };
  if (code === 'ENOENT') return new CredentialsError((t) => t.auth.commandNotFound(file));
  if (timedOut) return new CredentialsError((t) => t.auth.commandTimedOut(file, timeLimit / 1000), hint);
  // A program that could not be started has the system's reason for its code.
  if (typeof code === 'string' && error.syscall !== undefined) {
    return new CredentialsError((t) => t.auth.commandUnusable(file, reasonOf(error)(t)), { cause: error });
  }
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    return new CredentialsError((t) => t.auth.commandTalksOn(file, outputLimit / 1024 / 1024));
  }
  return new CredentialsError((t) => t.auth.commandFailed(file, String(code ?? signal)), hint);
}
