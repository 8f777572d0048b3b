/** Hides secrets where a profile is shown. */
import { profileFields, type Profile } from './profile.ts';

/** Stands for a secret; its length says nothing of the secret's. */
export const mask = '********';

/** Header names and unknown fields that hold secrets by their names. */
const secretName = /key$|secret|token|password|passwd|authorization|cookie|otp/i;

/** A copy with every secret masked: known ones, header values, and unknown fields that sound like one. */
export function maskProfile(profile: Profile): Profile {
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [field, maskField(field, value)]),
  );
}

function maskField(field: string, value: unknown): unknown {
  if (value === '' || value === null) return value;
  if (field === 'headers' && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).map((name) => [name, mask]));
  }
  const known = Object.hasOwn(profileFields, field) ? profileFields[field] : undefined;
  // A profile command may carry a secret among its arguments; only the program is shown.
  if (field === 'profileCommand' && typeof value === 'string') return maskCommand(value);
  const secret = known === undefined ? secretName.test(field) : known.secret === true;
  return secret ? mask : maskNested(value);
}

/** Unknown fields may hold anything, secrets in their depths included. */
function maskNested(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskNested);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretName.test(name) ? mask : maskNested(inner)]),
  );
}

function maskCommand(command: string): string {
  const [program = '', ...rest] = command.trim().split(/\s+/);
  return rest.length === 0 ? program : `${program} ${mask}`;
}
