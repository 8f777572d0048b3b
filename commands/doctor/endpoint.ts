/** Where calls would go, as far as that can be said: a broken profile is no reason not to look at the network. */
import { endpointOf } from '../../src/connect/endpoint.ts';
import { SoracomError } from '../../src/errors.ts';
import { findProxy, type Proxy } from '../../src/http/proxy.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** @throws UsageError where flags or environment name something that can't be an endpoint */
export async function findUrl(context: CommandContext): Promise<URL> {
  try {
    const { endpoint } = await context.connection.session();
    return new URL(endpoint.url);
  } catch (error) {
    if (!(error instanceof SoracomError) || error.kind === 'interrupted') throw error;
    return new URL(endpointOf(undefined, context).url);
  }
}

/** The proxy that calls go through, if any. @throws UsageError for a variable that holds no URL */
export async function findRoute(context: CommandContext): Promise<Proxy | undefined> {
  return findProxy(await findUrl(context), context.io.env);
}
