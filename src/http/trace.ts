/** Shows each exchange on stderr with its timing, secrets masked. */
import { isTextType } from '../model/media-type.ts';
import { redactHeaders, redactText, redactUrl, type Hidden } from '../secret/redact.ts';
import type { HttpRequest, HttpResponse, Transport } from './transport.ts';

/** Where the trace goes and what time it is, in milliseconds. */
export interface TraceOutput {
  write: (text: string) => Promise<void>;
  /** Masks the secrets that are known by value. */
  mask: (text: string) => string;
  now: () => number;
}

/** Bodies are shown up to this many characters. */
const shownLength = 10_000;

/** Characters beyond them that are looked through as well: a secret that is cut off is not recognised. */
const lookAhead = 32_768;

/** Wraps a transport: the request is shown before it is sent, the answer when its body has been read. */
export function traceTransport(transport: Transport, output: TraceOutput): Transport {
  return async (request, options) => {
    const hidden = request.findHidden?.();
    const trace: Trace = {
      ...output,
      headerLines: (headers) => headerLines(headers, hidden),
      quoteText: (mark, text) => quote(mark, cut(output.mask(redactText(text, hidden)))),
    };
    await output.write(formatRequest(request, redactUrl(request.url, hidden), trace));
    const start = output.now();
    try {
      const response = await transport(request, options);
      await output.write(formatResponse(response, output.now() - start, trace));
      return { ...response, body: traceBody(response, trace) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await output.write(`* ${reason} (${Math.round(output.now() - start)} ms)\n`);
      throw error;
    }
  };
}

/** How one exchange is written: what must not be shown of it is known. */
interface Trace extends TraceOutput {
  headerLines: (headers: Readonly<Record<string, string>>) => string[];
  quoteText: (mark: string, text: string) => string;
}

async function* traceBody(response: HttpResponse, trace: Trace): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder();
  const isText = isTextType(response.headers['content-type'] ?? 'text/plain');
  let seen = '';
  let bytes = 0;
  try {
    for await (const chunk of response.body) {
      bytes += chunk.byteLength;
      if (isText && seen.length < shownLength + lookAhead) seen += decoder.decode(chunk, { stream: true });
      yield chunk;
    }
  } finally {
    // Also of a body that breaks off or is left: what came of it may tell why.
    await trace.write(isText ? trace.quoteText('<', seen) : `< (${bytes} bytes)\n`);
  }
}

function formatRequest({ method, headers, body }: HttpRequest, url: string, trace: Trace): string {
  const head = quote('>', [`${method} ${url}`, ...trace.headerLines(headers)].join('\n'));
  if (body === undefined) return head;
  return head + (typeof body === 'string' ? trace.quoteText('>', body) : `> (${body.byteLength} bytes)\n`);
}

function formatResponse({ status, headers }: HttpResponse, milliseconds: number, trace: Trace): string {
  const head = `HTTP ${status} (${Math.round(milliseconds)} ms)`;
  return quote('<', [head, ...trace.headerLines(headers)].join('\n'));
}

function headerLines(headers: Readonly<Record<string, string>>, hidden: Hidden | undefined): string[] {
  return Object.entries(redactHeaders(headers, hidden)).map(([name, value]) => `${name}: ${value}`);
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
