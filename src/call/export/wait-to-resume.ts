/** Waits before a download that broke off goes on, and says so. */
import type { CommandContext } from '../../command/command.ts';
import { announceWait } from '../../connect/announce-wait.ts';
import { readLimits } from '../../connect/senders.ts';
import { NetworkError } from '../../errors.ts';
import { backOff } from '../../http/retry-policy.ts';
import { formatBytes } from './transfer-meter.ts';

/**
 * @param attempt the number of breaks since the last bytes came
 * @param received bytes so far
 * @throws NetworkError what broke it off, where there were as many attempts as the settings allow
 */
export async function waitToResume(
  error: NetworkError,
  attempt: number,
  received: number,
  context: CommandContext,
): Promise<void> {
  const { retries } = readLimits(context.settings);
  if (attempt > retries) throw error;
  const milliseconds = backOff(attempt, Math.random());
  const cause = new NetworkError((t) => t.wire.resuming(error.sentence(t), formatBytes(received)));
  await announceWait({ milliseconds, retry: attempt, retries, cause }, context.io.signal, context);
}
