/** Secrets that can be recognised wherever they turn up, and a server that says everything back. */
import nock from 'nock';
import type { ApiCommand, ApiFlag } from '../../src/model/command.ts';
import { isSecretName } from '../../src/secret/names.ts';

/** Stands in every secret, and nowhere else. */
export const marker = 'CANARY';

/** Characters that every encoding spells in its own way surround the marker. */
export const secret = (place: string): string => `"p/${place}+${marker}&\\=%20x`;

/** The marker in base64, wherever it falls in a group of three bytes. */
const encodedMarkers = [0, 1, 2].map((offset) => {
  const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(marker)]);
  const core = padded
    .toString('base64')
    .slice(Math.ceil((offset * 8) / 6), Math.floor((padded.length * 8) / 6));
  return core;
});

/** The marker's surroundings in a text, in whichever encoding; undefined where it is not. */
export function findLeak(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (lower.includes(marker.toLowerCase())) {
    const at = lower.indexOf(marker.toLowerCase());
    return text.slice(Math.max(0, at - 80), at + 40);
  }
  return encodedMarkers.find((form) => text.includes(form));
}

/** Required flags, and every flag that takes a secret. */
export function fillFlags(command: ApiCommand): string[] {
  const flags = command.flags
    .filter((flag) => flag.required === true || isSecretName(flag.name))
    .flatMap((flag) => [`--${flag.name}=${sample(flag)}`]);
  const body = JSON.stringify({ password: secret('body'), nested: { otpCode: [secret('otp')] } });
  return command.body?.kind === 'object' ? [...flags, '--body', body] : flags;
}

function sample(flag: ApiFlag): string {
  if (isSecretName(flag.name)) return secret(flag.name);
  if (flag.type === 'integer' || flag.type === 'number') return '1';
  if (flag.type === 'boolean') return 'true';
  return flag.enum?.[0] ?? 'x';
}

/** The pair that the server issues. */
export const token = {
  apiKey: secret('issued-key').replaceAll(/["\\]/g, ''),
  token: `h.${Buffer.from(JSON.stringify({ operator: { operatorId: 'OP1' } })).toString('base64url')}.${marker}/+x`,
};

/** As templates and the error pages of proxies have it. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": '#39',
    '/': '#x2F',
  };
  return text.replaceAll(/[&<>"'/]/g, (character) => `&${names[character]};`);
}

/** Everything that the server was told, in each encoding, as an unfriendly server might say it back. */
function echo(path: string, headers: Record<string, string>, body: unknown): string {
  const told = [path, decodeURIComponent(path), JSON.stringify(headers), JSON.stringify(body)];
  const values = [...Object.values(headers), typeof body === 'string' ? body : JSON.stringify(body)];
  return [
    ...told,
    ...values,
    ...values.map((value) => encodeURIComponent(value)),
    ...values.map((value) => encodeURIComponent(encodeURIComponent(value))),
    ...values.map((value) => escapeHtml(value)),
    ...values.map((value) => escapeHtml(JSON.stringify(value))),
    JSON.stringify(JSON.stringify(values)),
    ...values.map((value) => Buffer.from(value).toString('base64')),
  ].join(' | ');
}

/** What the server does with a call. */
export type Server = 'fine' | 'echoing' | 'failing' | 'broken' | 'refusing' | 'garbled';

/** Stands for every endpoint. */
export function serve(kind: Server): void {
  for (const origin of ['https://api.soracom.io', 'https://api-sandbox.soracom.io']) {
    const scope = nock(origin).persist();
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      const interceptor = scope.intercept(/.*/, method);
      if (kind === 'broken') {
        interceptor.replyWithError(new Error(`socket said ${secret('env-password')}`));
        continue;
      }
      interceptor.reply(function (path, body) {
        const headers = Object.fromEntries(
          Object.entries(this.req.headers).map(([name, value]) => [name, value]),
        );
        const isAuth = /\/(auth|auth\/switch_user|sandbox\/init)$/.test(path);
        if (kind === 'refusing' || (!isAuth && kind !== 'fine' && kind !== 'garbled')) {
          const message = echo(path, headers, body);
          const status = kind === 'failing' ? 500 : kind === 'refusing' ? 401 : 400;
          return [
            status,
            JSON.stringify({ code: 'X', message }),
            { 'content-type': 'application/json', 'x-echo': 'y' },
          ];
        }
        if (isAuth) return [200, JSON.stringify(token), { 'content-type': 'application/json' }];
        return [
          200,
          kind === 'garbled' ? `{"token": "${marker}` : '{"ok":true}',
          { 'content-type': 'application/json' },
        ];
      });
    }
  }
}
