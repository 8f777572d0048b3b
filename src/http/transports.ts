/** The transports of a run: ordinary calls straight through node:http, proxied ones and long transfers through undici. */
import { createNodeTransport } from './node-transport.ts';
import type { Environment } from './proxy-variables.ts';
import { findProxy } from './proxy.ts';
import type { HttpRequest, OpenTransport, Timeouts, Transport } from './transport.ts';

/** What decides how connections are made. */
export interface TransportSettings {
  env: Environment;
  /** Certificates of the authorities to trust, in PEM, instead of Node's own. */
  ca?: readonly string[] | undefined;
  timeouts: Timeouts;
}

/** The two ways to send. Both go through the proxy that the environment names. */
export interface Transports {
  calls: Transport;
  /** For bodies of any size. */
  transfers: Transport;
  close: () => Promise<void>;
}

/** Nothing is loaded or connected before the first request. */
export function createTransports(settings: TransportSettings): Transports {
  const { ca, env, timeouts } = settings;
  const straight = createNodeTransport({ ca });
  const heavy = new Map<string, Promise<OpenTransport>>();
  const loadHeavy = (proxy: URL | undefined): Promise<OpenTransport> => {
    const key = proxy?.href ?? '';
    const loaded =
      heavy.get(key) ??
      import('./undici-transport.ts').then(({ createUndiciTransport }) =>
        createUndiciTransport({ ca, proxy, timeouts }),
      );
    heavy.set(key, loaded);
    return loaded;
  };
  const choose = async ({ url }: HttpRequest, isLong: boolean): Promise<OpenTransport> => {
    const proxy = findProxy(url, env)?.url;
    return proxy === undefined && !isLong ? straight : loadHeavy(proxy);
  };
  return {
    calls: async (request, options) => (await choose(request, false)).send(request, options),
    transfers: async (request, options) => (await choose(request, true)).send(request, options),
    async close() {
      await straight.close();
      for (const transport of heavy.values()) await (await transport).close();
    },
  };
}
