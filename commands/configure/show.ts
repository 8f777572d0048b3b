/** `soracom configure show`: every setting in force, its value, and where it came from. */
import { allGlobalFlags, type GlobalName } from '../../src/command/global-flags.ts';
import { profileNameOf, type Setting } from '../../src/command/settings.ts';
import { endpointOf } from '../../src/connect/endpoint.ts';
import { jsonResult } from '../../src/output/result.ts';
import { maskProfile } from '../../src/profile/mask.ts';
import { dropEmpty } from '../../src/profile/profile.ts';
import { profilePath, readProfile } from '../../src/profile/store.ts';
import { redacted } from '../../src/secret/names.ts';
import type { Text } from '../../src/text/en.ts';
import { listIgnoredVariables, type IgnoredVariable } from '../../src/command/credential-variables.ts';
import type { BuiltinCommand, CommandContext } from '../../src/command/command.ts';

interface Row {
  name: string;
  value: string;
  source: string;
}

export const configureShow: BuiltinCommand = {
  description: (t) => t.configure.showDescription,
  flags: [],
  examples: ['configure show', 'configure show --profile work'],
  run: (_, context) => {
    const { settings, profileDir, io, text } = context;
    const name = profileNameOf(settings);
    const path = profilePath(profileDir, name);
    const profile = readProfile(profileDir, name, io.platform);
    const endpoint = endpointOf(profile && dropEmpty(profile), context);
    const rows: Row[] = [
      {
        name: 'profile-dir',
        value: profileDir,
        source: io.env['SORACOM_PROFILE_DIR'] ? 'SORACOM_PROFILE_DIR' : text.configure.byDefault,
      },
      { name: 'endpoint (used)', value: endpoint.url, source: text.configure.endpointFrom[endpoint.from] },
    ];
    for (const { name: flag } of allGlobalFlags) {
      const setting = settings.get(flag as GlobalName);
      if (setting !== undefined) rows.push(toRow(flag, setting, text));
    }
    for (const ignored of listIgnoredVariables(settings, io.env)) rows.push(toIgnoredRow(ignored, context));
    if (!settings.has('profile'))
      rows.push({ name: 'profile', value: name, source: text.configure.byDefault });
    for (const [field, value] of Object.entries(
      profile === undefined ? {} : maskProfile(dropEmpty(profile)),
    )) {
      rows.push({
        name: field,
        value: typeof value === 'string' ? value : JSON.stringify(value),
        source: path,
      });
    }
    return Promise.resolve(jsonResult(JSON.stringify(rows)));
  },
};

function toRow(name: string, { value, origin }: Setting, text: Text): Row {
  const flag = allGlobalFlags.find((candidate) => candidate.name === name);
  const shown = flag?.secret === true ? redacted : name === 'profile-command' ? maskWords(value) : value;
  return {
    name,
    value: shown,
    source: origin.kind === 'flag' ? text.configure.flagOrigin(origin.name) : origin.name,
  };
}

function toIgnoredRow({ flag, variable, because }: IgnoredVariable, { io, text }: CommandContext): Row {
  const origin = { kind: 'env', name: variable } as const;
  const { value } = toRow(flag, { value: io.env[variable] ?? '', origin }, text);
  return {
    name: text.configure.ignoredName(flag),
    value,
    source: text.configure.ignoredSource(variable, because),
  };
}

function maskWords(command: string): string {
  return String(maskProfile({ profileCommand: command })['profileCommand']);
}
