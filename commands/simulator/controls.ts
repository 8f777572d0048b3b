/** Turns a switch of a simulator: of the one at `--endpoint`, else of the demo's, which is started for it. */
import { openSend } from '../../src/connect/send.ts';
import { coverageOf, isOn, valueOf } from '../../src/command/settings.ts';
import { sendChecked } from '../../src/http/send.ts';
import { readText } from '../../src/http/transport.ts';
import { checkEndpoint } from '../../src/profile/endpoint.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** Posts to a path below `/_simulator` and resolves with the answer's text. @throws ApiError, NetworkError */
export async function turnSwitch(path: string, context: CommandContext): Promise<string> {
  const endpoint = await findSimulator(context);
  const send = await openSend(context);
  const response = await sendChecked(send, {
    method: 'POST',
    url: new URL(`${endpoint}/_simulator${path}`),
    headers: { Accept: 'application/json', 'X-Soracom-Lang': context.lang },
  });
  return readText(response.body);
}

async function findSimulator({ app, io, profileDir, settings, onClose }: CommandContext): Promise<string> {
  const given = valueOf(settings, 'endpoint');
  if (given !== undefined) return checkEndpoint(given, isOn(settings, 'insecure-http'));
  const demo = await app.startDemo(coverageOf(settings) ?? 'jp', profileDir, io);
  onClose(demo.close);
  return demo.profile.endpoint ?? '';
}
