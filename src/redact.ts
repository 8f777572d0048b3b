/** Masks secrets in whatever is shown of a request or an answer: by name, and by value where the value is known. */

/** Stands for a secret. Its length says nothing of the secret's. */
export const redacted = '[redacted]';

/** Names of headers, properties and query parameters whose values are secrets, in any spelling. */
const secretName =
  /^(x-?soracom-?api-?key|x-?soracom-?token|api-?key|api-?token|token|auth-?key|auth-?key-?secret|password|current-?password|new-?password|mfa-?otp-?code|otp(-?code)?|secret|authorization|proxy-?authorization|cookie|set-?cookie|credentials?|signature|x-amz-(signature|credential|security-token)|access-?token|refresh-?token)$/i;

/** Whether a value under this name must not be shown. `authKeyId` is an identifier, not a secret. */
export function isSecretName(name: string): boolean {
  return (
    secretName.test(name.replaceAll('_', '-')) || secretName.test(name.replaceAll(/([a-z])([A-Z])/g, '$1-$2'))
  );
}

/** Header values under secret names are masked, and secrets in addresses that others hold. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      isSecretName(name) ? redacted : redactQueries(value),
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
  const names = [...new Set(shown.searchParams.keys())].filter(isSecretName);
  for (const name of names) shown.searchParams.set(name, redacted);
  return names.length === 0 ? shown.href : decodeURI(shown.href);
}

/**
 * A body with the string values of secret properties masked, however deep they stand. Works on the text, so that
 * a body that is broken or cut off is masked as well; everything else stays as it is.
 */
export function redactText(text: string): string {
  const masked = text.replaceAll(
    /"((?:[^"\\]|\\.)*)"(\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|$)|(-?[0-9][0-9.eE+-]*))/gs,
    (whole, name: string, colon: string) =>
      isSecretName(unescape(name)) ? `"${name}"${colon}"${redacted}"` : whole,
  );
  return redactQueries(masked);
}

/** Masks secret query parameters of the addresses in a text: a signed address is as good as a password. */
function redactQueries(text: string): string {
  return text.replaceAll(/([?&]|\\u0026)([\w-]+)=([^&"\s\\]*)/gi, (whole, mark: string, name: string) =>
    isSecretName(name) ? `${mark}${name}=${redacted}` : whole,
  );
}

/** A property name as it is meant: `to\u006ben` is `token`. */
function unescape(name: string): string {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name;
  }
}
