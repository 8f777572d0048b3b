/** Where calls would go, as far as that can be said: a broken profile is no reason not to look at the network. */
import { coverageOf, isOn, valueOf } from '../../src/command/settings.ts';
import { SoracomError } from '../../src/errors.ts';
import { productionHosts, resolveEndpoint } from '../../src/profile/endpoint.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** @throws UsageError where flags or environment name something that can't be an endpoint */
export async function findUrl(context: CommandContext): Promise<URL> {
  const { settings } = context;
  try {
    const { endpoint } = await context.openSession();
    return new URL(endpoint.url);
  } catch (error) {
    if (!(error instanceof SoracomError) || error.kind === 'interrupted') throw error;
    const endpoint = resolveEndpoint({
      endpoint: valueOf(settings, 'endpoint'),
      coverageType: coverageOf(settings),
      hosts: productionHosts,
      insecureHttp: isOn(settings, 'insecure-http'),
    });
    return new URL(endpoint.url);
  }
}
