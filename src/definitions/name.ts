/** What a definition is called. */
import { basename } from 'node:path';
import { UsageError } from '../errors.ts';

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
  const path = URL.canParse(source) ? decodeURI(new URL(source).pathname) : source;
  const stem = basename(path)
    .replace(/\.(ya?ml|json)$/i, '')
    .replace(/\.(en|ja)$/i, '');
  return checkDefinitionName(stem.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-._]+/, ''));
}
