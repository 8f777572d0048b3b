/** A real proxy on a loopback socket. */
import { createProxy, type ProxyOptions } from './proxy.ts';
import { listen, type Loopback } from './loopback.ts';

/** A proxy and the request lines that it saw. */
export interface Proxy extends Loopback {
  seen: string[];
}

/** Starts a proxy that ends with the test. */
export async function startProxy(options: ProxyOptions = {}): Promise<Proxy> {
  const { server, seen } = createProxy(options);
  return { ...(await listen(server, '127.0.0.1', 'http')), seen };
}
