/** The endpoint of a profile in this run: flags, environment, and the hosts that the shipped documents name. */
import { coverageOf, isOn, valueOf } from '../command/settings.ts';
import type { CommandContext } from '../command/command.ts';
import { UsageError } from '../errors.ts';
import type { ApiCommand } from '../model/command.ts';
import { productionHosts, resolveEndpoint, type Endpoint, type EndpointChoice } from '../profile/endpoint.ts';
import type { Profile } from '../profile/profile.ts';

/** What the run says about endpoints, whatever the profile. */
export function readEndpointChoice({
  settings,
  tree,
}: Pick<CommandContext, 'settings' | 'tree'>): Omit<EndpointChoice, 'profile'> {
  return {
    endpoint: valueOf(settings, 'endpoint'),
    coverageType: coverageOf(settings),
    insecureHttp: isOn(settings, 'insecure-http'),
    hosts: { ...productionHosts, ...tree.hosts },
  };
}

/** Where calls of this run go with a profile, or with none. @throws UsageError as {@link resolveEndpoint} does */
export function endpointOf(
  profile: Profile | undefined,
  context: Pick<CommandContext, 'settings' | 'tree'>,
): Endpoint {
  return resolveEndpoint({ ...readEndpointChoice(context), profile });
}

/** Where calls go with a profile in a run that says nothing itself. @throws UsageError as {@link resolveEndpoint} does */
export function ownEndpointOf(
  profile: Profile,
  context: Pick<CommandContext, 'settings' | 'tree'>,
): Endpoint {
  const { hosts, insecureHttp } = readEndpointChoice(context);
  return resolveEndpoint({ profile, hosts, insecureHttp });
}

/**
 * Refuses an operation of the sandbox where calls go to production. Any other endpoint is the user's own choice.
 *
 * @throws UsageError
 */
export async function requireSandbox(command: ApiCommand, context: CommandContext): Promise<void> {
  const { url } = (await context.connection.session()).endpoint;
  const { hosts } = readEndpointChoice(context);
  const production = [...Object.values(hosts), ...Object.values(productionHosts)];
  if (!production.some((host) => new URL(host).origin === new URL(url).origin)) return;
  const words = command.words.join(' ');
  throw new UsageError((t) => t.run.sandboxOnly(words, url), { hint: (t) => t.run.sandboxOnlyHint });
}
