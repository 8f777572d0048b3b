/** What a definition is called, and where it came from as that may be shown. */
import { UsageError } from '../errors.ts';
import { decodePercent } from '../model/http.ts';
import { redactAddress } from '../secret/redact.ts';

const allowed = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** @throws UsageError for a name that is not a plain word */
export function checkDefinitionName(name: string): string {
  if (allowed.test(name)) return name;
  throw new UsageError((t) => t.definitions.badName(name), { hint: (t) => t.definitions.badNameHint });
}

/**
 * The name that a source suggests: `soracom-api.en.yaml` and `soracom-api.ja.yaml` are both `soracom-api`.
 *
 * @param source a path, or a URL
 * @throws UsageError where nothing of it can be a name
 */
export function nameFrom(source: string): string {
  // `C:\api.yaml` would pass for a URL, too.
  const path = isAddress(source) && URL.canParse(source) ? decodePercent(new URL(source).pathname) : source;
  const stem = path
    .replace(/[\\/]+$/, '')
    .replace(/^.*[\\/]/s, '')
    .replace(/\.(ya?ml|json)$/i, '')
    .replace(/\.(en|ja)$/i, '');
  return checkDefinitionName(stem.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-._]+/, ''));
}

/** What may be shown of a source: a URL can carry a password or a signature. */
export function showSource(source: string): string {
  return isAddress(source) ? redactAddress(source) : source;
}

/** Whether a source is no path: it begins with a scheme, whichever it is. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}
