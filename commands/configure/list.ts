/** `soracom configure list`: the names of the profiles for programs; for people, what is in them as well. */
import { describeProfile } from '../../src/auth/describe-source.ts';
import { ownEndpointOf } from '../../src/connect/endpoint.ts';
import { SoracomError } from '../../src/errors.ts';
import type { Format } from '../../src/output/options.ts';
import { jsonResult } from '../../src/output/result.ts';
import { dropEmpty } from '../../src/profile/profile.ts';
import { listProfiles, readProfile } from '../../src/profile/store.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

/** Forms that programs read. They get the bare names, as soracom-cli prints them. */
const nameFormats: readonly Format[] = ['json', 'jsonl', 'yaml', 'text'];

export const configureList: BuiltinCommand = {
  description: (t) => t.configure.listDescription,
  flags: [],
  examples: ['configure list', "configure list | jq -r '.[]'", 'configure list --output csv'],
  run: (_, context) => {
    const names = listProfiles(context.profileDir);
    const isBare = nameFormats.includes(context.rendering().options.format);
    const rows = isBare ? names : names.map((name) => summarize(name, context));
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
