/** Shows each exchange on stderr with its timing, secrets masked. */
import { isTextType } from '../model/media-type.ts';
import { redactHeaders, redactText, redactUrl } from '../secret/redact.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';

/** Where the trace goes and what time it is, in milliseconds. */
export interface TraceOutput {
  write: (text: string) => Promise<void>;
  now: () => number;
}

/** Bodies are shown up to this many characters. */
const shownLength = 10_000;

/** Wraps a transport: the request is shown before it is sent, the answer when its body has been read. */
export function traceTransport(transport: Transport, output: TraceOutput): Transport {
  return async (request, options) => {
    await output.write(formatRequest(request));
    const start = output.now();
    try {
      const response = await transport(request, options);
      await output.write(formatResponse(response, output.now() - start));
      return { ...response, body: traceBody(response, output) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await output.write(`* ${reason} (${Math.round(output.now() - start)} ms)\n`);
      throw error;
    }
  };
}

async function* traceBody(response: HttpResponse, output: TraceOutput): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  const isText = isTextType(response.headers['content-type'] ?? 'text/plain');
  let shown = '';
  let bytes = 0;
  try {
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (isText && shown.length < shownLength) shown += decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  } finally {
    // Also of a body that breaks off or is left: what came of it may tell why.
    await output.write(isText ? quote('<', cut(redactText(shown))) : `< (${bytes} bytes)\n`);
  }
}

function formatRequest(request: HttpRequest): string {
  const { body } = request;
  const text = typeof body === 'string' ? redactText(body) : body && `(${body.byteLength} bytes)`;
  const head = [`${request.method} ${redactUrl(request.url)}`, ...headerLines(request.headers)];
  return quote('>', head.join('\n')) + (text ? quote('>', cut(text)) : '');
}

function formatResponse(response: HttpResponse, milliseconds: number): string {
  const head = [`HTTP ${response.status} (${Math.round(milliseconds)} ms)`, ...headerLines(response.headers)];
  return quote('<', head.join('\n'));
}

function headerLines(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(redactHeaders(headers)).map(([name, value]) => `${name}: ${value}`);
}

function quote(mark: string, text: string): string {
  if (text === '') return '';
  return `${text
    .split('\n')
    .map((line) => `${mark} ${line}`)
    .join('\n')}\n`;
}

function cut(text: string): string {
  return text.length <= shownLength ? text : `${text.slice(0, shownLength)}…`;
}
