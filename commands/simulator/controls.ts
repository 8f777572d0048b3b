/** Turns a switch of a simulator: of the one at `--endpoint`, else of the demo's, which is started for it. */
import { sendChecked } from '../../src/auth/refusal.ts';
import { buildApiRequest } from '../../src/auth/soracom-api.ts';
import { isOn, valueOf } from '../../src/command/settings.ts';
import { openDemo } from '../../src/connect/session.ts';
import { readText } from '../../src/http/body.ts';
import { checkEndpoint } from '../../src/profile/endpoint.ts';
import type { FinishedPlan } from '../../src/request/plan.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** Posts to a path below `/_simulator` and resolves with the answer's text. @throws ApiError, NetworkError */
export async function turnSwitch(path: string, context: CommandContext): Promise<string> {
  const { connection, lang } = context;
  const plan: FinishedPlan = { method: 'POST', path: `/_simulator${path}`, query: [], headers: {} };
  const request = buildApiRequest(plan, { endpoint: await findSimulator(context), lang });
  const response = await sendChecked(connection.send, request);
  return readText(response.body);
}

async function findSimulator(context: CommandContext): Promise<string> {
  const { settings } = context;
  const given = valueOf(settings, 'endpoint');
  if (given !== undefined) return checkEndpoint(given, isOn(settings, 'insecure-http'));
  return (await openDemo(context)).profile.endpoint ?? '';
}
