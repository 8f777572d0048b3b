/** Shows the request that would be sent. Nothing is sent, and nothing is asked for on the way. */
import { buildApiRequest, credentialHeaders } from '../../auth/soracom-api.ts';
import { readClaims } from '../../auth/token.ts';
import type { HttpRequest } from '../../http/transport.ts';
import { formatJson } from '../../json/format.ts';
import { isJson } from '../../json/scan.ts';
import type { ApiCommand } from '../../model/command.ts';
import { findHeader } from '../../model/http.ts';
import type { Result } from '../../output/result.ts';
import { redactHeaders, redactText, redactUrl } from '../../secret/redact.ts';
import { finishPlan, type RequestPlan } from '../../request/plan.ts';
import type { Text } from '../../text/en.ts';
import { writeCurl, type ShownRequest } from './curl.ts';
import { markVariable, nameVariables } from './variables.ts';
import { valueOf } from '../../command/settings.ts';
import type { CommandContext } from '../../command/command.ts';

/** The request as text, JSON or a curl command line; secrets are masked, credentials are variables. */
export async function showRequest(
  command: ApiCommand,
  plan: RequestPlan,
  context: CommandContext,
): Promise<Result> {
  const { lang, settings, text } = context;
  const session = await context.connection.session();
  const operatorId =
    readClaims(valueOf(settings, 'api-token') ?? '').operatorId ?? markVariable('SORACOM_OPERATOR_ID');
  const finished = finishPlan(plan, operatorId);
  const built = buildApiRequest(finished, { endpoint: session.endpoint.url, headers: session.headers, lang });
  // No credentials are looked for, so optional ones are shown as they would be sent.
  const request = hideSecrets(built, command.credentials !== 'none');
  // What --output and --query ask for concerns the answer, and there is none.
  switch (chooseForm(context)) {
    case 'json':
      return { kind: 'text', text: `${formatJson(writeJson(request), 2)}\n` };
    case 'curl':
      return { kind: 'text', text: writeCurl(request) };
    case 'text':
      return { kind: 'text', text: writeText(request, text) };
  }
}

/** Where no form is asked for, JSON for programs and text for whoever looks on. */
function chooseForm({ settings, io }: CommandContext): 'text' | 'json' | 'curl' {
  const form = valueOf(settings, 'dry-run');
  if (form === 'text' || form === 'json' || form === 'curl') return form;
  return io.stdout.isTTY && !settings.has('output-file') ? 'text' : 'json';
}

function hideSecrets(request: HttpRequest, authenticated: boolean): ShownRequest {
  const { method, url, headers, body } = request;
  const hidden = request.findHidden?.();
  const readable = typeof body === 'string' ? body : body && readText(body);
  return {
    method,
    url: redactUrl(url, hidden),
    headers: {
      ...redactHeaders(headers, hidden),
      ...(authenticated &&
        credentialHeaders({
          apiKey: markVariable('SORACOM_API_KEY'),
          token: markVariable('SORACOM_API_TOKEN'),
        })),
    },
    ...(body !== undefined && { body: readable === undefined ? body : redactText(readable, hidden) }),
  };
}

function readText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function writeText({ method, url, headers, body }: ShownRequest, text: Text): string {
  const lines = [`${method} ${url}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined)
    lines.push(
      '',
      typeof body === 'string'
        ? body
        : text.wire.noBodyShown(body.byteLength, findHeader(headers, 'content-type')),
    );
  return nameVariables(`${lines.join('\n')}\n`);
}

/** A JSON body stands in the document as it is, any other text as a string, bytes as their size and type, and in base64. */
function writeJson({ method, url, headers, body }: ShownRequest): string {
  const members = [
    '"dryRun":true',
    `"method":${JSON.stringify(method)}`,
    `"url":${JSON.stringify(nameVariables(url))}`,
    `"headers":${nameVariables(JSON.stringify(headers))}`,
  ];
  if (typeof body === 'string')
    members.push(`"body":${nameVariables(isJson(body) ? body : JSON.stringify(body))}`);
  else if (body !== undefined) {
    members.push(
      `"body":${JSON.stringify({ bytes: body.byteLength, contentType: findHeader(headers, 'content-type') ?? null })}`,
      `"bodyBase64":"${Buffer.from(body).toString('base64')}"`,
    );
  }
  return `{${members.join(',')}}`;
}
