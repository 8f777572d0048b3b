/** Runs an executable through its usual ways, to learn in which order they use its code. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { usualWays } from '../build/code-cache.ts';

const execute = promisify(execFile);

/**
 * Writes one record a run to `folder`, which also serves as the home of the runs.
 *
 * @returns the records' paths, from the most usual way to the rarest: where two orders differ, the first one counts
 * @throws Error where a run fails
 */
export async function recordOrders(executable: string, folder: string): Promise<string[]> {
  const orders: string[] = [];
  for (const [index, args] of usualWays.toReversed().entries()) {
    const order = join(folder, `order-${index}`);
    await execute(executable, args, {
      env: { HOME: folder, LANG: 'C.UTF-8', BUN_BYTECODE_ORDER_OUT: order },
    });
    orders.push(order);
  }
  return orders;
}
