/** One exchange through the transport under test, and how it ended. */
import { onTestFinished } from 'vitest';
import { createNodeTransport } from '../../../src/http/node-transport.ts';
import { readText } from '../../../src/http/body.ts';
import {
  TransportError,
  type HttpRequest,
  type HttpResponse,
  type SendOptions,
} from '../../../src/http/transport.ts';
import { SoracomError } from '../../../src/errors.ts';
import { en } from '../../../src/text/en.ts';

/** Generous limits: a test that needs a short one says so. */
export const patient: SendOptions = {
  timeouts: { connect: 120_000, headers: 120_000, idle: 120_000 },
  signal: new AbortController().signal,
};

/** Sends a request to an origin or URL. */
export function send(
  url: string,
  request: Partial<HttpRequest> = {},
  options: Partial<SendOptions> = {},
): Promise<HttpResponse> {
  const transport = createNodeTransport();
  onTestFinished(() => transport.close());
  return transport.send(
    { method: 'GET', headers: {}, ...request, url: new URL(url) },
    { ...patient, ...options },
  );
}

/** Sends a request and reads the whole answer. */
export async function exchange(...call: Parameters<typeof send>) {
  const response = await send(...call);
  return { ...response, body: await readText(response.body) };
}

/** Sends a request that must fail; what the failure says. */
export async function failure(...call: Parameters<typeof send>) {
  const error: unknown = await exchange(...call).catch((reason: unknown) => reason);
  if (!(error instanceof SoracomError)) throw new Error('no failure of the expected kind', { cause: error });
  return {
    kind: error.kind,
    phase: error instanceof TransportError ? error.phase : undefined,
    message: error.message,
    hint: error.details.hint?.(en),
  };
}
