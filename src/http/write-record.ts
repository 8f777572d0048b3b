/** Keeps what became of a run's last write: only the transport knows, and whoever reports a failure must say it. */
import { isSuccess } from '../model/http.ts';
import { TransportError, type Transport } from './transport.ts';

/**
 * Whether the last write was carried out: `none` where none was sent or the server refused it, `done` where a success
 * arrived whole, `maybe` for everything between.
 */
export type Fate = 'none' | 'maybe' | 'done';

/** One a run. Reads and sign-ins leave no mark on it. */
export interface WriteRecord {
  fate: Fate;
}

/**
 * Wraps a transport, once an attempt, so that it keeps the record.
 *
 * An attempt that is refused changes nothing about what an earlier one may have done.
 */
export function recordWrites(transport: Transport, record: WriteRecord): Transport {
  return async (request, options) => {
    if (request.effect === undefined || request.effect === 'read') return transport(request, options);
    const before = record.fate === 'done' ? 'none' : record.fate;
    record.fate = before;
    const response = await transport(request, {
      ...options,
      onSend() {
        record.fate = 'maybe';
      },
    }).catch((error: unknown) => {
      // A proxy that refuses takes a request in first, and passes nothing on.
      if (error instanceof TransportError && error.phase === 'connect') record.fate = before;
      throw error;
    });
    const isRefused = response.status >= 400 && response.status < 500;
    record.fate = isRefused ? before : 'maybe';
    return isSuccess(response.status) ? { ...response, body: watchEnd(response.body, record) } : response;
  };
}

async function* watchEnd(body: AsyncIterable<Uint8Array>, record: WriteRecord): AsyncGenerator<Uint8Array> {
  yield* body;
  record.fate = 'done';
}
