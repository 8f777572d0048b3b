/** Runs an executable through its usual ways, to learn in which order they use its code. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** From the most usual to the rarest: where two orders differ, the first one counts. */
const usualWays: readonly string[][] = [
  ['bills', 'list', '--profile', 'demo', '--output', 'json'],
  ['--help'],
  ['bills', 'list', '--help'],
  ['bills', 'list', '--profile', 'demo', '--output', 'table'],
  ['__complete', '--yyyy-mm', 'bills', 'get', '--profile', 'demo'],
];

/**
 * Writes one record a run to `folder`, which also serves as the home of the runs.
 *
 * @returns the records' paths
 * @throws Error where a run fails
 */
export async function recordOrders(executable: string, folder: string): Promise<string[]> {
  const orders: string[] = [];
  for (const [index, args] of usualWays.entries()) {
    const order = join(folder, `order-${index}`);
    await execute(executable, args, {
      env: { HOME: folder, LANG: 'C.UTF-8', BUN_BYTECODE_ORDER_OUT: order },
    });
    orders.push(order);
  }
  return orders;
}
