/** The fields of a profile as they are named and typed on a command line. */
import { UsageError } from '../../src/errors.ts';
import { checkEndpoint } from '../../src/profile/endpoint.ts';
import { findFieldFault, profileFields, type Profile } from '../../src/profile/profile.ts';
import { findMeant } from '../../src/text/nearest.ts';

/** A field, or one header among the extra headers. */
export interface FieldName {
  /** As it was typed, in the profile's own spelling. */
  label: string;
  field: string;
  header?: string;
}

/** What a field can be called, for those who look for one. */
export const fieldNames: readonly string[] = Object.keys(profileFields);

/**
 * Finds the field that is meant: `authKeyId`, `auth-key-id`, or `headers.NAME`.
 *
 * @param profile fields that only this profile has may be named, too
 * @throws UsageError for anything else, with the nearest name
 */
export function parseFieldName(typed: string, profile: Profile = {}): FieldName {
  const [, header] = /^headers\.(.+)$/.exec(typed) ?? [];
  if (header !== undefined) return { label: typed, field: 'headers', header };
  const known = [...Object.keys(profileFields), ...Object.keys(profile)];
  const plain = (name: string): string => name.replaceAll(/[-_]/g, '').toLowerCase();
  const field = known.find((name) => name === typed) ?? known.find((name) => plain(name) === plain(typed));
  if (field !== undefined) return { label: field, field };
  const nearest = findMeant(typed, known);
  throw new UsageError((t) => t.signIn.unknownField(typed, nearest));
}

/** Whether the value should not be typed in sight of others. */
export function isSecretField({ field, header }: FieldName): boolean {
  return header !== undefined || profileFields[field]?.secret === true;
}

/** What the profile holds there; undefined for nothing. */
export function readField({ field, header }: FieldName, profile: Profile): unknown {
  if (header === undefined) return profile[field];
  return profile.headers?.[header];
}

/** The profile with the field set. @throws UsageError for a value that the field can't hold */
export function setField(name: FieldName, text: string, profile: Profile, insecureHttp: boolean): Profile {
  const { field, header, label } = name;
  const value =
    header === undefined ? parseValue(field, text, insecureHttp) : { ...profile.headers, [header]: text };
  const fault = text === '' ? { expected: 'string' as const } : findFieldFault(field, value);
  if (fault && header !== undefined) throw new UsageError((t) => t.signIn.badHeaderName(header));
  if (fault) throw new UsageError((t) => t.configure.badValue(label, t.profile.expected[fault.expected]));
  return { ...profile, [field]: value };
}

/** The profile without the field; undefined where it had none. */
export function unsetField({ field, header }: FieldName, profile: Profile): Profile | undefined {
  const { headers = {}, ...others } = profile;
  if (header === undefined) {
    const kept = Object.entries(profile).filter(([name]) => name !== field);
    return Object.hasOwn(profile, field) ? Object.fromEntries(kept) : undefined;
  }
  if (!Object.hasOwn(headers, header)) return undefined;
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header));
  return Object.keys(kept).length === 0 ? others : { ...others, headers: kept };
}

function parseValue(field: string, text: string, insecureHttp: boolean): unknown {
  switch (profileFields[field]?.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'integer':
      return /^\d+$/.test(text) ? Number(text) : text;
    case 'headers':
      return parseOrKeep(text);
    case 'string':
      return field === 'endpoint' && text !== '' ? checkEndpoint(text, insecureHttp) : text;
    case 'coverage':
    case undefined:
      return text;
  }
}

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
