/** Writes a request as a curl command line for a POSIX shell. */
import type { HttpRequest } from '../../http/transport.ts';
import { findHeader } from '../../model/http.ts';
import { quoteWord } from './variables.ts';

/** A request that may be shown. Bytes that are text are text here. */
export interface ShownRequest extends Omit<HttpRequest, 'url'> {
  url: string;
}

/** Ready to be pasted; bytes that are no text come through a pipe. */
export function writeCurl({ method, url, headers, body }: ShownRequest): string {
  const options = method === 'HEAD' ? ['--head'] : [`--request ${method}`];
  options.push(quoteWord(url));
  for (const [name, value] of Object.entries(headers)) {
    // curl then undoes whatever encoding it offers.
    if (name.toLowerCase() === 'accept-encoding') options.push('--compressed');
    else options.push(`--header ${quoteWord(`${name}: ${value}`)}`);
  }
  // curl would name a type of its own.
  const hasType = findHeader(headers, 'content-type') !== undefined;
  if (body !== undefined && !hasType) options.push("--header 'Content-Type:'");
  if (typeof body === 'string') options.push(`--data-raw ${quoteWord(body)}`);
  else if (body !== undefined) options.push('--data-binary @-');
  const command = `curl ${options.join(' \\\n  ')}\n`;
  if (body === undefined || typeof body === 'string') return command;
  return `printf %s '${Buffer.from(body).toString('base64')}' | base64 -d | ${command}`;
}
