/** Turns what Node says of a broken connection into a sentence that a person can act on. */
import { SoracomError, type Sentence } from '../errors.ts';
import { codeOf, systemWords } from '../files/errno.ts';
import { describeCertificateFault, findCertificateFault } from './certificate.ts';
import { TransportError, type FailedPhase } from './transport.ts';

/**
 * An error of ours passes unchanged; anything else becomes a {@link TransportError} that names the host, or the proxy
 * where that is what failed.
 *
 * @param failed whose failure it is
 */
export function explainFailure(
  error: unknown,
  phase: FailedPhase,
  failed: URL,
  isProxy = false,
): SoracomError {
  if (error instanceof SoracomError) return error;
  const code = errorCodeOf(error);
  const { sentence, hint } = wordFailure(code, phase, { url: failed, isProxy }, error);
  const hints = [hint, isProxy ? proxyHint : undefined].filter((one) => one !== undefined);
  return new TransportError(phase, sentence, {
    cause: error,
    lasting: isLasting(code),
    ...(hints.length > 0 && { hint: (t) => hints.map((one) => one(t)).join('\n') }),
  });
}

/** What to do about a proxy that fails, whatever the failure. */
export const proxyHint: Sentence = (t) => t.wire.proxyHint;

/** Neither a bad certificate nor an unknown name goes away with time. EAI_AGAIN may: it is a passing failure. */
function isLasting(code: string): boolean {
  return code === 'ENOTFOUND' || findCertificateFault(code) !== undefined || isHandshakeFailure(code);
}

/** The connection is gone, in Node's and undici's words. */
const brokenCodes = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  // The parser of either library, where the end comes within a chunk.
  'HPE_INVALID_EOF_STATE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_SOCKET',
]);

/** No way leads to the host, or none out of this machine. */
const unreachableCodes = new Set(['EHOSTDOWN', 'EHOSTUNREACH', 'ENETDOWN', 'ENETUNREACH', 'EADDRNOTAVAIL']);

/** What a server that speaks no TLS makes of a TLS greeting. */
const plainCodes = new Set([
  'EPROTO',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_UNKNOWN_PROTOCOL',
  'ERR_SSL_WRONG_VERSION_NUMBER',
]);

/** Whether a failure is one of encryption: the connection stood, and its certificate or its TLS was no good. */
export function isTlsFailure(error: unknown): boolean {
  const code = errorCodeOf(error instanceof TransportError ? error.cause : error);
  return findCertificateFault(code) !== undefined || isHandshakeFailure(code);
}

/** Whether the encrypted connection failed for another reason than its certificate. */
function isHandshakeFailure(code: string): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL');
}

interface Failed {
  url: URL;
  isProxy: boolean;
}

function wordFailure(
  code: string,
  phase: FailedPhase,
  { url, isProxy }: Failed,
  error: unknown,
): { sentence: Sentence; hint?: Sentence | undefined } {
  const host = ({ wire }: Parameters<Sentence>[0]): string => (isProxy ? wire.proxy(url.host) : url.host);
  const fault = findCertificateFault(code);
  if (fault !== undefined) {
    const { sentence, hint } = describeCertificateFault(fault, url.host, unwrap(error));
    return { sentence: isProxy ? (t) => t.wire.throughProxy(url.host, sentence(t)) : sentence, hint };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    if (isProxy) return { sentence: (t) => t.wire.proxyNotFound(url.hostname) };
    return { sentence: (t) => t.http.hostNotFound(url.hostname), hint: (t) => t.http.hostHint };
  }
  if (code === 'ECONNREFUSED') return { sentence: (t) => t.http.refused(host(t)) };
  if (code === 'ETIMEDOUT') return { sentence: (t) => t.http.noConnection(host(t)) };
  if (unreachableCodes.has(code)) {
    return { sentence: (t) => t.http.unreachable(host(t)), hint: (t) => t.http.hostHint };
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return { sentence: (t) => t.http.notPermitted(host(t)), hint: (t) => t.http.notPermittedHint };
  }
  if (isHandshakeFailure(code)) {
    return {
      sentence: (t) => t.http.tls(host(t)),
      ...(plainCodes.has(code) && !isProxy && { hint: (t) => t.http.tlsHint }),
    };
  }
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW')
    return { sentence: (t) => t.http.noHttp(host(t)) };
  if (brokenCodes.has(code)) {
    return { sentence: phase === 'body' ? (t) => t.http.cutShort(host(t)) : (t) => t.http.reset(host(t)) };
  }
  const reason = systemWords(unwrap(error));
  return { sentence: (t) => t.http.failed(host(t), t.files.reasons[code] ?? reason) };
}

/** The code of an error, or of the first of several (Node tries IPv4 and IPv6 and reports both). */
export function errorCodeOf(error: unknown): string {
  const inner = unwrap(error);
  if (!(inner instanceof Error)) return '';
  // undici leaves the code out where its parser has none.
  if (inner.name === 'HTTPParserError') return 'HPE_INVALID';
  return 'code' in inner ? codeOf(inner) : '';
}

/** undici wraps what it says of a certificate; Node collects what it says of several addresses. */
function unwrap(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return unwrap(error.errors[0]);
  const isWrapped = error instanceof Error && 'code' in error && error.code === 'UND_ERR_PRX_TLS';
  return isWrapped ? unwrap(error.cause) : error;
}
