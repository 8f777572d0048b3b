/** `soracom simulator advance ORDER`: moves an order on by one status, without waiting for the clock. */
import { jsonResult } from '../../src/output/json-result.ts';
import { turnSwitch } from './controls.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const simulatorAdvance: BuiltinCommand = {
  description: (t) => t.simulate.advanceDescription,
  flags: [],
  arguments: [{ name: 'ORDER', required: true }],
  examples: ['simulator advance ORDER_ID', 'simulator advance ORDER_ID --endpoint http://127.0.0.1:8080'],
  run: async ({ arguments: [orderId = ''] }, context) =>
    jsonResult(await turnSwitch(`/orders/${encodeURIComponent(orderId)}/advance`, context)),
};
