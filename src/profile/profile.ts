/** What a profile holds (contract of the profile files, shared with soracom-cli). */
import { isHeaderText } from '../model/http.ts';
import type { CoverageType } from '../model/command.ts';
import { isObject } from '../model/json-object.ts';
import { collectSecrets } from '../secret/find-secrets.ts';

/** A profile as its JSON file has it. Unknown fields are kept; every known one is optional. */
export interface Profile {
  sandbox?: boolean;
  coverageType?: CoverageType;
  email?: string;
  password?: string;
  authKeyId?: string;
  authKey?: string;
  /** A SAM user's name; with `operatorId` and `password`. */
  username?: string;
  operatorId?: string;
  endpoint?: string;
  registerPaymentMethod?: boolean;
  /** A command whose output is a profile. */
  profileCommand?: string;
  /** The profile whose account switches to this one's `operatorId` and `username`. */
  sourceProfile?: string;
  /** Seconds, 180 to 3600. */
  tokenTimeoutSeconds?: number;
  mfaOTPCode?: string;
  /** Extra request headers. */
  headers?: Record<string, string>;
  /** Refuses every command that changes something. */
  readOnly?: boolean;
  [unknown: string]: unknown;
}

type FieldType = 'string' | 'boolean' | 'integer' | 'coverage' | 'headers';

/** A known field: its type, and whether its value is a secret that is masked wherever it is shown. */
export interface ProfileField {
  type: FieldType;
  secret?: true;
}

/** The known fields in the order in which they are shown and written. */
export const profileFields: Readonly<Record<string, ProfileField>> = {
  sandbox: { type: 'boolean' },
  coverageType: { type: 'coverage' },
  email: { type: 'string' },
  password: { type: 'string', secret: true },
  authKeyId: { type: 'string' },
  authKey: { type: 'string', secret: true },
  username: { type: 'string' },
  operatorId: { type: 'string' },
  endpoint: { type: 'string' },
  registerPaymentMethod: { type: 'boolean' },
  profileCommand: { type: 'string' },
  sourceProfile: { type: 'string' },
  tokenTimeoutSeconds: { type: 'integer' },
  mfaOTPCode: { type: 'string', secret: true },
  headers: { type: 'headers' },
  readOnly: { type: 'boolean' },
};

/** Bounds of `tokenTimeoutSeconds`, in seconds. */
const tokenTimeoutBounds = { min: 180, max: 3600 } as const;

/**
 * What is wrong with a value for a known field, or undefined.
 *
 * soracom-cli writes empty strings and zeros for what was never set; they count as absent, not as wrong.
 */
export function findFieldFault(field: string, value: unknown): FieldFault | undefined {
  const known = Object.hasOwn(profileFields, field) ? profileFields[field] : undefined;
  if (known === undefined || value === null || value === '') return undefined;
  switch (known.type) {
    case 'string':
      return typeof value === 'string' ? undefined : { expected: 'string' };
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { expected: 'boolean' };
    case 'integer':
      return isTokenTimeout(value) ? undefined : { expected: 'tokenTimeout' };
    case 'coverage':
      return value === 'g' || value === 'jp' ? undefined : { expected: 'coverage' };
    case 'headers':
      return isHeaderMap(value) ? undefined : { expected: 'headers' };
  }
}

/** The kind of value that a field should have had. */
export interface FieldFault {
  expected: 'string' | 'boolean' | 'tokenTimeout' | 'coverage' | 'headers';
}

function isTokenTimeout(value: unknown): boolean {
  if (value === 0) return true;
  const { min, max } = tokenTimeoutBounds;
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function isHeaderMap(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([name, text]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && typeof text === 'string' && isHeaderText(text),
    )
  );
}

/**
 * Drops the empty values that soracom-cli writes for what was never set, so that "absent" has one spelling.
 */
export function dropEmpty(profile: Profile): Profile {
  // Not by assignment: a field named __proto__ is a field like any other.
  return Object.fromEntries(
    Object.entries(profile).filter(
      ([field, value]) =>
        !Object.hasOwn(profileFields, field) || !(value === '' || value === null || value === 0),
    ),
  );
}

/**
 * Every secret that a profile holds: known fields, others under the names of secrets, and the values of extra headers,
 * which may be anything.
 */
export function listSecrets(profile: Profile): string[] {
  const own = Object.entries(profileFields)
    .filter(([, { secret }]) => secret === true)
    .map(([field]) => profile[field]);
  const values = [...own, ...Object.values(profile.headers ?? {})].filter(
    (value) => typeof value === 'string',
  );
  return [...values, ...collectSecrets(JSON.stringify(profile))];
}

/** A profile as it is written: it says where it calls, as soracom-cli's do, even where that is what it would mean anyway. */
export function completeProfile(profile: Profile): Profile {
  return { ...profile, sandbox: profile.sandbox ?? false, coverageType: profile.coverageType || 'jp' };
}
