/** `npm run bench`: how long whole commands take, as ratios to `node -e 0` in the same run. */
import { serve } from '../helpers/loopback.ts';
import { benchDefinitions } from './definitions.ts';
import { measure, measureMemory, report, show } from './measure.ts';

const bills = JSON.stringify({
  billList: Array.from({ length: 18 }, (_, index) => ({
    amount: 28734 + index,
    currency: 'JPY',
    paymentStatus: 'paid',
    state: 'closed',
    yearMonth: `2025${String(index + 1).padStart(2, '0')}`,
  })),
});

// A server that costs next to nothing, so that the client is what is measured.
const server = await serve((_, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(bills);
});
const env = { SORACOM_ENDPOINT: server.origin, LANG: 'C.UTF-8' };
const call = ['bills', 'list', '--api-key', 'key', '--api-token', 'token'];

report('command', 'over node -e 0');
report('version', show(await measure(['version'], { env })), '<= 1.25');
report('--help', show(await measure(['--help'], { env })), '<= 1.25');
report('bills list --help', show(await measure(['bills', 'list', '--help'], { env })), '<= 1.6');
report('bills list, in a pipe', show(await measure(call, { env })), '<= 1.9');
report('bills list --profile demo', show(await measure(['bills', 'list', '--profile', 'demo'], { env })));
report('bills list, peak memory', `${(await measureMemory(call, env)).toFixed(1)} MB`, '<= 60 MB');
await benchDefinitions(env, call);
await server.close();
