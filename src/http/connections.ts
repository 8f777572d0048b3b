/** The connections of a run: ordinary calls straight through node:http, proxied ones and long transfers through undici. */
import { createNodeTransport } from './node-transport.ts';
import { findProxy } from './proxy.ts';
import type { HttpRequest, OpenTransport, Timeouts, Transport } from './transport.ts';

/** What decides how connections are made. */
export interface ConnectionSettings {
  env: Readonly<Record<string, string | undefined>>;
  /** Certificates of the authorities to trust, in PEM, instead of Node's own. */
  ca?: readonly string[] | undefined;
  timeouts: Timeouts;
}

/** The two ways to send. Both go through the proxy that the environment names. */
export interface Connections {
  calls: Transport;
  /** For bodies of any size. */
  transfers: Transport;
  close: () => Promise<void>;
}

/** Nothing is loaded or connected before the first request. */
export function openConnections(settings: ConnectionSettings): Connections {
  const { ca, env, timeouts } = settings;
  const straight = createNodeTransport({ ca });
  const heavy = new Map<string, Promise<OpenTransport>>();
  const openHeavy = (proxy: URL | undefined): Promise<OpenTransport> => {
    const key = proxy?.href ?? '';
    const opened =
      heavy.get(key) ??
      import('./undici-transport.ts').then(({ createUndiciTransport }) =>
        createUndiciTransport({ ca, proxy, timeouts }),
      );
    heavy.set(key, opened);
    return opened;
  };
  const choose = async ({ url }: HttpRequest, isLong: boolean): Promise<OpenTransport> => {
    const proxy = findProxy(url, env);
    return proxy === undefined && !isLong ? straight : openHeavy(proxy);
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
