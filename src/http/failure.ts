/** Turns what Node says of a broken connection into a sentence that a person can act on. */
import { SoracomError, type Sentence } from '../errors.ts';
import { TransportError, type FailedPhase } from './transport.ts';

/** An error of ours passes unchanged; anything else becomes a {@link TransportError} that names the host. */
export function explainFailure(error: unknown, phase: FailedPhase, url: URL): SoracomError {
  if (error instanceof SoracomError) return error;
  const code = errorCodeOf(error);
  const hint = hintFor(code);
  return new TransportError(phase, sentenceFor(code, phase, url, error), {
    cause: error,
    lasting: isLasting(code),
    ...(hint && { hint }),
  });
}

/** Neither a bad certificate nor an unknown name goes away with time. EAI_AGAIN may: it is a passing failure. */
function isLasting(code: string): boolean {
  return code === 'ENOTFOUND' || certificateCodes.has(code) || isTlsFailure(code);
}

/** Certificate troubles, by OpenSSL's and Node's names for them. */
const certificateCodes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** The connection is gone, in Node's and undici's words. */
const brokenCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  // The parser of either library, where the end comes within a chunk.
  'HPE_INVALID_EOF_STATE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
]);

/** Whether the encrypted connection failed for another reason than its certificate. */
function isTlsFailure(code: string): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL');
}

function sentenceFor(code: string, phase: FailedPhase, url: URL, error: unknown): Sentence {
  const host = url.host;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return (t) => t.http.hostNotFound(url.hostname);
  if (code === 'ECONNREFUSED') return (t) => t.http.refused(host);
  if (certificateCodes.has(code)) return (t) => t.http.certificate(host, code);
  if (isTlsFailure(code)) return (t) => t.http.tls(host);
  if (brokenCodes.has(code)) {
    return phase === 'body' ? (t) => t.http.cutShort(host) : (t) => t.http.reset(host);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return (t) => t.http.failed(host, reason);
}

function hintFor(code: string): Sentence | undefined {
  if (certificateCodes.has(code)) return (t) => t.http.certificateHint;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return (t) => t.http.hostHint;
  if (isTlsFailure(code)) return (t) => t.http.tlsHint;
  return undefined;
}

/** The code of an error, or of the first of several (Node tries IPv4 and IPv6 and reports both). */
export function errorCodeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCodeOf(error.errors[0]);
  if (error instanceof Error && 'code' in error) return String(error.code);
  return '';
}
