/**
 * Watches the connections to a proxy, since undici does not say whose failure one is: what goes wrong with them is the
 * proxy's, and a proxy that hangs up without a word would be asked again for ever.
 */
import type { buildConnector, Dispatcher, Pool } from 'undici';
import { codeOf } from '../files/errno.ts';

/** What went wrong on the connections to proxies. */
const faults = new WeakSet<object>();

/** Whether an error, or what caused it, comes from a connection to a proxy. */
export function isProxyFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return faults.has(error) || isProxyFault(error.cause);
}

/** Told when the proxy closes a connection before it has answered on it. */
export type HangUpListeners = Set<() => void>;

/** Connects to a proxy as `connect` does. */
export function watchProxy(
  connect: buildConnector.connector,
  listeners: HangUpListeners,
): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        faults.add(error);
        return callback(error, null);
      }
      let isOverdue = false;
      // Where we lost patience, that is told on its own.
      socket.once('error', (failure) => (isOverdue = codeOf(failure) === 'UND_ERR_HEADERS_TIMEOUT'));
      socket.once('close', () => {
        if (socket.bytesRead === 0 && !isOverdue) for (const listener of listeners) listener();
      });
      return callback(null, socket);
    });
}

/**
 * The same connections to a proxy, whose failures to open a tunnel are final: undici takes a connection that is closed
 * within the answer to CONNECT for one that was idle, and connects anew for ever.
 */
export function failForGood(pool: Pool): Pool {
  const connect = pool.connect.bind(pool);
  const open = async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    try {
      return await connect(options);
    } catch (error) {
      if (codeOf(error) !== 'UND_ERR_SOCKET') throw error;
      const failure = Object.assign(new Error('closed', { cause: error }), { code: 'ECONNRESET' });
      faults.add(failure);
      throw failure;
    }
  };
  return Object.assign(pool, { connect: open });
}
