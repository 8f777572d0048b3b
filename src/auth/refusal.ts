/** What the API says when it refuses: turned into an error with its code, message and request id. */
import { failureOf, type ApiError, type NetworkError } from '../errors.ts';
import type { Send } from '../http/send.ts';
import { cutBody, mostOfMessage, readText } from '../http/body.ts';
import type { HttpRequest, HttpResponse } from '../http/transport.ts';
import { isSuccess } from '../model/http.ts';
import { stringAt } from '../model/json-object.ts';
import { requestIdHeaders } from './soracom-api.ts';

/**
 * Sends and refuses any answer that is not a success.
 *
 * @throws ApiError on a 4xx, with the API's code and message
 * @throws NetworkError on a 5xx, a redirect that leads nowhere, or where no whole answer came
 */
export async function sendChecked(send: Send, request: HttpRequest): Promise<HttpResponse> {
  const response = await send(request);
  if (isSuccess(response.status)) return response;
  throw refusalOf(response, await readText(cutBody(response.body, mostOfMessage)));
}

/** The error for an answer: with its code and message, where its body is `{code, message}`. */
export function refusalOf(response: HttpResponse, body: string): ApiError | NetworkError {
  const { status, headers, forwardedBy } = response;
  const { code, message } = readErrorBody(body);
  const isApis = forwardedBy === undefined || code !== undefined || message !== undefined;
  const requestId = requestIdHeaders.map((name) => headers[name]).find((id) => id !== undefined);
  return failureOf(status, (t) => t.http.refusedByApi(status, message ?? ''), {
    answer: body,
    hint: (t) => (isApis ? (t.http.statusHint[status] ?? '') : t.wire.maybeProxys(forwardedBy)),
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
  });
}

function readErrorBody(body: string): { code?: string; message?: string } {
  try {
    const value: unknown = JSON.parse(body);
    const [code, message] = [stringAt(value, 'code'), stringAt(value, 'message')];
    return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
  } catch {
    return {};
  }
}
