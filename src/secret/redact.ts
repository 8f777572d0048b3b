/** Masks secrets in whatever is shown of a request, an answer or a profile, by the names they are under. */
import { decodePercent } from '../model/http.ts';
import { replaceSecrets } from './find-secrets.ts';
import { isSecretName, redacted } from './names.ts';

/** What of an exchange is a secret although its name does not say so. Names are in lower case. */
export interface Hidden {
  /** Parameters of the URL, and properties of either body. */
  names: ReadonlySet<string>;
  headers: ReadonlySet<string>;
  /** What to show of a path that holds a secret. */
  path?: { sent: string; shown: string };
}

/** A copy of a value that is under `name`, secrets in it masked however deep they are. Nothing is no secret. */
function redactValue(name: string, value: unknown): unknown {
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
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  hidden?: Hidden,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretName(name) || hidden?.headers.has(name.toLowerCase()) === true
        ? redacted
        : redactParameters(value, hidden),
    ]),
  );
}

/** A URL with user information, secret query parameters and secret parts of the path masked. */
export function redactUrl(url: URL, hidden?: Hidden): string {
  const shown = new URL(url.href);
  if (hidden?.path?.sent === shown.pathname) shown.pathname = hidden.path.shown;
  if (shown.username !== '' || shown.password !== '') {
    shown.username = 'redacted';
    shown.password = '';
  }
  return redactParameters(shown.href, hidden);
}

/**
 * An address as somebody wrote it, which need not be a URL: what can be a user name and password before an `@` is
 * masked wherever that stands, since a password may hold any character.
 */
export function redactAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && url.host !== '' && !url.pathname.includes('@')) return redactUrl(url);
  const [, scheme = '', rest = ''] = /^((?:[a-z][a-z\d+.-]*:)?[/\\]*)(.*)$/is.exec(address) ?? [];
  const end = rest.lastIndexOf('@');
  return redactParameters(end === -1 ? address : `${scheme}redacted${rest.slice(end)}`, undefined);
}

/** A body with the values of secret properties masked, also where it is broken or cut off. */
export function redactText(text: string, hidden?: Hidden): string {
  return redactParameters(
    replaceSecrets(text, () => `"${redacted}"`, hidden?.names),
    hidden,
  );
}

/** Masks secrets in queries and forms, such as the signature of a link that opens without credentials. */
function redactParameters(text: string, hidden: Hidden | undefined): string {
  return text.replaceAll(
    /(^|[?&;\s"']|\\u0026)([\w.%[\]-]+)=([^&\s"'\\<>;]+)/g,
    (whole, before: string, name: string) =>
      isSecretName(decodePercent(name)) || hidden?.names.has(decodePercent(name).toLowerCase()) === true
        ? `${before}${name}=${redacted}`
        : whole,
  );
}
