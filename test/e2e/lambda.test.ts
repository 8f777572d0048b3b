/** The executable in a function of AWS Lambda: below /opt, without a home, and with /tmp alone to write to. */
import { beforeAll, describe, expect, it } from 'vitest';
import { canBeBare, makeBareSystem, type BareSystem } from '../helpers/bare-system.ts';
import { serve } from '../helpers/loopback.ts';

const call = ['bills', 'get-latest', '--query', 'currency'];

/** An API that says how often somebody signed in. */
async function serveApi(): Promise<{ env: Record<string, string>; signIns: () => number }> {
  let signIns = 0;
  const { origin } = await serve((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url !== '/v1/auth') return void response.end('{"currency":"JPY"}');
    signIns++;
    response.end('{"apiKey":"api-key","token":"token","operatorId":"OP0000000000"}');
  });
  const env = { SORACOM_ENDPOINT: origin, SORACOM_AUTH_KEY_ID: 'i', SORACOM_AUTH_KEY: 's' };
  return { env, signIns: () => signIns };
}

describe.runIf(canBeBare)('in a function', () => {
  let system: BareSystem;

  beforeAll(() => {
    system = makeBareSystem('/opt/bin/soracom');
  });

  const run = (env: Readonly<Record<string, string>>) =>
    system.run(call, {
      user: 993,
      env: { HOME: '/home/sbx_user1051', LAMBDA_TASK_ROOT: '/var/task', ...env },
      isReadOnly: true,
    });

  it('calls the API, and says nothing of the token that it can’t keep', async () => {
    const { env, signIns } = await serveApi();
    for (const home of ['/home/sbx_user1051', ''])
      expect(await run({ ...env, HOME: home })).toMatchObject({ code: 0, stderr: '', stdout: '"JPY"\n' });
    expect(signIns()).toBe(2);
  });

  it('has its profile folder in /tmp where SORACOM_PROFILE_DIR says so', async () => {
    const { env } = await serveApi();
    const outcome = await run({ ...env, SORACOM_PROFILE_DIR: '/tmp/soracom' });
    expect(outcome).toMatchObject({ code: 0, stderr: '', stdout: '"JPY"\n' });
  });
});
