/** `soracom configure list-profiles`: the profiles there are, broken ones included. */
import { chooseFromProfile } from '../../src/auth/credentials.ts';
import { isOn } from '../../src/command/settings.ts';
import { SoracomError } from '../../src/errors.ts';
import { jsonResult } from '../../src/output/json-result.ts';
import { productionHosts, resolveEndpoint } from '../../src/profile/endpoint.ts';
import { dropEmpty, type Profile } from '../../src/profile/profile.ts';
import { listProfiles, readProfile } from '../../src/profile/store.ts';
import { describeSource } from '../auth/status.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

export const configureListProfiles: BuiltinCommand = {
  description: (t) => t.signIn.listProfilesDescription,
  flags: [],
  examples: ['configure list-profiles', "configure list-profiles --output json | jq -r '.[].name'"],
  run: (_, context) => {
    const rows = listProfiles(context.profileDir).map((name) => describe(name, context));
    return Promise.resolve(jsonResult(JSON.stringify(rows)));
  },
};

function describe(name: string, { io, profileDir, settings, text }: CommandContext): object {
  try {
    const profile = dropEmpty(readProfile(profileDir, name, io.platform) ?? {});
    const insecureHttp = isOn(settings, 'insecure-http');
    const endpoint = resolveEndpoint({ profile, hosts: productionHosts, insecureHttp });
    const { coverageType, url } = endpoint;
    return { name, coverageType, endpoint: url, ...describeSignIn(name, profile) };
  } catch (error) {
    if (!(error instanceof SoracomError)) throw error;
    return { name, problem: error.sentence(text) };
  }
}

function describeSignIn(name: string, profile: Profile): { signIn: string; identity?: string } {
  const { operatorId, sourceProfile, username } = profile;
  if (profile.profileCommand) return { signIn: 'profileCommand' };
  if (sourceProfile) return { signIn: 'switchUser', identity: `${operatorId ?? ''}/${username ?? ''}` };
  return describeSource(chooseFromProfile(name, profile, undefined));
}
