/** What counts as a secret by its name, of a property, header, parameter, flag or field, and what is shown instead. */

/** Stands for a secret. Its length says nothing of the secret's. */
export const redacted = '[redacted]';

/** How the names of secrets end, their words separated by dashes, or not at all. */
const secretEnding = new RegExp(
  [
    '(?:secret|token|password|passwd|passphrase|passcode|pwd|psk|cookie|signature|authorization|credential)s?$',
    '(?:^|-)(?:key|pass|pin|puk|sas|sig|otp|jwt)$',
    // What is known to be a secret, in a form, or typed a second time.
    '(?:secret|token|password|passwd|passphrase|key)-?(?:pem|der|hex|base64|data|material|value|text|confirmation|confirm)$',
    '(?:user|admin|root|wifi|db|smtp|proxy|login)pass$',
    'simpin$',
    // Words that make a secret of a key where nothing separates them; `monkey` is none.
    '(?:api|auth|access|secret|private|shared|encryption|signing|master|account|primary|secondary)keys?$',
    'connection-?strings?$',
    '(?:otp|mfa|pin)-?code$',
  ].join('|'),
);

/** Keys that anyone may know, and those and tokens that say where a list goes on. */
const ordinaryEnding = new RegExp(
  [
    '(?:page|next|continuation)-?tokens?$',
    '(?:evaluated|next|last|start|page|resume|public|partition|sort|range|hash|foreign|object|cache|idempotency)-?key(?:-?(?:pem|der|hex|base64|data|material|value|text))?$',
  ].join('|'),
);

/**
 * Whether a value under this name must not be shown. What ends in `…KeyId`, `…KeyName` or `tokenTimeoutSeconds` tells
 * of a secret and is none.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z\d]+/g, '-')
    // `password2`, `user[password]`.
    .replace(/[-\d]+$/, '')
    .toLowerCase();
  const joined = words.replaceAll('-', '');
  return [words, joined].some((form) => secretEnding.test(form)) && !ordinaryEnding.test(words);
}
