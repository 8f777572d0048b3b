/** The date that everything made from one commit carries, so that it can be made again byte for byte. */
import { execFileSync } from 'node:child_process';

/**
 * `SOURCE_DATE_EPOCH` in seconds, as reproducible builds have it, or else the date of the commit.
 *
 * @throws Error where neither is known
 */
export function releaseDate(env: NodeJS.ProcessEnv = process.env): Date {
  const seconds = Number(env['SOURCE_DATE_EPOCH'] ?? readCommitTime());
  if (!Number.isSafeInteger(seconds) || seconds <= 0)
    throw new Error('SOURCE_DATE_EPOCH must be a number of seconds; it replaces the date of the commit.');
  return new Date(seconds * 1000);
}

function readCommitTime(): string {
  const options = { cwd: import.meta.dirname, encoding: 'utf8' } as const;
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { ...options, stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
}
