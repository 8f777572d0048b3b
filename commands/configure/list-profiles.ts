/** `soracom configure list-profiles`: the profiles there are, broken ones included. */
import { describeProfile } from '../../src/auth/describe-source.ts';
import { ownEndpointOf } from '../../src/connect/endpoint.ts';
import { SoracomError } from '../../src/errors.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import { dropEmpty } from '../../src/profile/profile.ts';
import { listProfiles, readProfile } from '../../src/profile/store.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureListProfiles: BuiltinCommand = {
  description: (t) => t.signIn.listProfilesDescription,
  flags: [],
  examples: ['configure list-profiles', "configure list-profiles --output json | jq -r '.[].name'"],
  run: (_, context) => {
    const rows = listProfiles(context.profileDir).map((name) => summarize(name, context));
    return Promise.resolve(jsonResult(JSON.stringify(rows)));
  },
};

/** What a profile says; of one that can't be read, why. */
function summarize(name: string, context: CommandContext): object {
  const { io, profileDir, text } = context;
  try {
    const profile = dropEmpty(readProfile(profileDir, name, io.platform) ?? {});
    const { coverageType, url } = ownEndpointOf(profile, context);
    return { name, coverageType, endpoint: url, ...describeProfile(name, profile) };
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    return { name, problem: error.sentence(text) };
  }
}
