/** Tells a failure that may pass by itself from one that stays. */
import { ApiError, NetworkError, type SoracomError } from '../../errors.ts';
import { TransportError } from '../../http/transport.ts';

/** The network, a server in trouble, a rate limit: another attempt may succeed. */
export function isTransient(error: unknown): error is SoracomError {
  if (error instanceof TransportError) return !error.lasting;
  return error instanceof NetworkError || (error instanceof ApiError && error.details.status === 429);
}
