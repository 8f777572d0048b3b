/** The content type of a request's body: the document's first, or the one that the user chose. */
import type { ApiCommand, RequestBody } from '../model/command.ts';
import { isJsonType } from '../model/media-type.ts';
import type { PlanInput } from './plan-input.ts';

/** Chooses among several content types, where the command has no header parameter that does. */
export const contentTypeFlagName = 'content-type';

/** Whether the command needs a flag of ours to choose by. */
export function needsContentTypeFlag({ body, flags }: ApiCommand): boolean {
  return (body?.contentTypes.length ?? 0) > 1 && !flags.some(({ name }) => name === contentTypeFlagName);
}

/** What the user chose, if anything. */
export function chosenContentType({ command, values }: PlanInput): string | undefined {
  const flag = command.flags.find(({ name }) => name === contentTypeFlagName);
  if (flag !== undefined && flag.source.in !== 'header') return undefined;
  const value = values.get(contentTypeFlagName);
  return typeof value === 'string' ? value : undefined;
}

/** What goes out where the user chose nothing: nothing for a range, which is no type (RFC 9110, section 8.3). */
export function defaultContentType(body: RequestBody | undefined): string | undefined {
  const [first = ''] = body?.contentTypes ?? [];
  return first === '' || first.includes('*') ? undefined : first;
}

/**
 * A multipart type says what stands between its parts (RFC 2046, section 5.1.1). Where it does not, the body's first
 * line does, so that a form that another program put together can be sent as it is.
 */
export function withBoundary(contentType: string, body: string | Uint8Array): string {
  if (!/^\s*multipart\//i.test(contentType) || /;\s*boundary\s*=/i.test(contentType)) return contentType;
  const start = typeof body === 'string' ? body : Buffer.from(body.subarray(0, 80)).toString('latin1');
  const [, boundary] = /^--([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])[ \t]*\r?\n/.exec(start) ?? [];
  return boundary === undefined ? contentType : `${contentType}; boundary="${boundary}"`;
}

/** How the body is read: a type that is not JSON takes any bytes. */
export function bodyKindOf(body: RequestBody, chosen: string | undefined): RequestBody['kind'] {
  if (chosen === undefined) return body.kind;
  return isJsonType(chosen) ? body.kind : 'bytes';
}
