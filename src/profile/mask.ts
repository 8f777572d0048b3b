/** Hides secrets where a profile is shown: what is special about profiles, on top of the rule for names. */
import { redacted } from '../secret/names.ts';
import { redactProperties } from '../secret/redact.ts';
import type { Profile } from './profile.ts';

/** A copy with every secret masked: by name, every extra header, and the arguments of the profile command. */
export function maskProfile(profile: Profile): Profile {
  const { headers, profileCommand } = profile;
  return {
    ...redactProperties(profile),
    ...(typeof headers === 'object' && headers !== null && { headers: maskHeaders(headers) }),
    ...(typeof profileCommand === 'string' && { profileCommand: maskCommand(profileCommand) }),
  };
}

/** A header may be there for a secret's sake, whatever it is called. */
function maskHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(headers).map((name) => [name, redacted]));
}

/** A secret may be among the arguments; only the program is shown. */
function maskCommand(command: string): string {
  const [program = '', ...rest] = command.trim().split(/\s+/);
  return rest.length === 0 ? program : `${program} ${redacted}`;
}
