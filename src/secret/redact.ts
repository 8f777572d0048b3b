/** Masks secrets in whatever is shown of a request, an answer or a profile, by the names they are under. */
import { decodePercent } from '../model/http.ts';
import { replaceSecrets } from './find-secrets.ts';
import { isSecretName, redacted } from './names.ts';

/** A copy of a value that is under `name`, secrets in it masked however deep they are. Nothing is no secret. */
export function redactValue(name: string, value: unknown): unknown {
  if (value === null || value === '' || typeof value === 'boolean' || value === undefined) return value;
  if (isSecretName(name)) return redacted;
  if (Array.isArray(value)) return value.map((item) => redactValue('', item));
  return typeof value === 'object' ? redactProperties(value) : value;
}

/** A copy of an object, the values of secret properties masked. */
export function redactProperties(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, redactValue(name, value)]));
}

/** Header values under secret names are masked, and secrets in the links that the others hold. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretName(name) ? redacted : redactParameters(value),
    ]),
  );
}

/** A URL with user information and secret query parameters masked. */
export function redactUrl(url: URL): string {
  const shown = new URL(url.href);
  if (shown.username !== '' || shown.password !== '') {
    shown.username = 'redacted';
    shown.password = '';
  }
  return redactParameters(shown.href);
}

/** A body with the values of secret properties masked, also where it is broken or cut off. */
export function redactText(text: string): string {
  return redactParameters(replaceSecrets(text, () => `"${redacted}"`));
}

/** Masks secrets in queries and forms, such as the signature of a link that opens without credentials. */
function redactParameters(text: string): string {
  return text.replaceAll(
    /(^|[?&;\s"']|\\u0026)([\w.%[\]-]+)=([^&\s"'\\<>;]+)/g,
    (whole, before: string, name: string) =>
      isSecretName(decodePercent(name)) ? `${before}${name}=${redacted}` : whole,
  );
}
