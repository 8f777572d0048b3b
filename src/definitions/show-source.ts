/** Where a document came from, as it may be shown. */
import { redactAddress } from '../secret/redact.ts';

/** What may be shown of a source: a URL can carry a password or a signature. */
export function showSource(source: string): string {
  return isAddress(source) ? redactAddress(source) : source;
}

/** Whether a source is no path: it begins with a scheme, whichever it is. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}
