/** Masks secrets in whatever is shown of a request or an answer, by the names they stand under. */

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

/** Header values under secret names are masked. */
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

/**
 * A body with the values of secret properties masked, however deep they stand. Works on the text, so that a body
 * that is broken or cut off is masked as well; everything else stays as it is.
 */
export function redactText(text: string): string {
  return redactParameters(replaceSecrets(text, () => `"${redacted}"`));
}

/** The values that {@link redactText} masks in JSON, as they are meant: to find them again elsewhere. */
export function collectSecrets(text: string): string[] {
  const found: string[] = [];
  replaceSecrets(text, (value) => {
    found.push(
      ...(value.match(stringPattern) ?? [value]).map((part) => unescape(part.replace(/^"|"$/g, ''))),
    );
    return value;
  });
  return found;
}

const stringPattern = /"(?:[^"\\]|\\.)*(?:"|$)/gs;

/**
 * A property: its name, and a string, a number or a flat list as its value. Of a string the end may lack: the text
 * may be cut off.
 */
const propertyPattern =
  /"((?:[^"\\]|\\.)*)"(\s*:\s*)("(?:[^"\\]|\\.)*(?:"|$)|-?[0-9][0-9.eE+-]*|\[[^[\]{}]*(?:\]|$))/gs;

function replaceSecrets(text: string, replace: (value: string) => string): string {
  return text.replaceAll(propertyPattern, (whole, name: string, colon: string, value: string) => {
    if (isSecretName(unescape(name))) return `"${name}"${colon}${replace(value)}`;
    // JSON within a string: a message that was passed on, a document in a property.
    if (!value.startsWith('"') || !value.includes(String.raw`\"`)) return whole;
    const inner = replaceSecrets(unescape(value.slice(1).replace(/"$/, '')), replace);
    return `"${name}"${colon}${JSON.stringify(inner)}`;
  });
}

/** Secrets in queries and forms, such as the signature of a link that opens without credentials. */
function redactParameters(text: string): string {
  return text.replaceAll(
    /(^|[?&;\s"']|\\u0026)([\w.%-]+)=([^&\s"'\\<>;]+)/g,
    (whole, before: string, name: string) =>
      isSecretName(decode(name)) ? `${before}${name}=${redacted}` : whole,
  );
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Text as it is meant: `to\u006ben` is `token`. */
function unescape(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
