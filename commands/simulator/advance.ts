/** `soracom simulator advance ORDER`: moves an order on by one status, without waiting for the clock. */
import { findCommand } from '../../src/catalogue/find-command.ts';
import { jsonResult } from '../../src/output/result.ts';
import { turnSwitch } from './controls.ts';
import type { BuiltinCommand } from '../../src/command/command.ts';

export const simulatorAdvance: BuiltinCommand = {
  description: (t) => t.simulate.advanceDescription,
  flags: [],
  arguments: [{ name: 'ORDER', required: true, valuesFrom: { command: 'orders list', property: 'orderId' } }],
  examples: ['simulator advance ORDER_ID', 'simulator advance ORDER_ID --endpoint http://127.0.0.1:8080'],
  run: async ({ arguments: [orderId = ''] }, context) => {
    const text = await turnSwitch(`/orders/${encodeURIComponent(orderId)}/advance`, context);
    // the answer is a part of an order, and looks like one
    const { node } = findCommand(['orders', 'get'], context.tree);
    if (node?.leaf?.kind !== 'api') return jsonResult(text);
    return jsonResult(text, node.leaf.command.response.schema, node.leaf.schemas);
  },
};
