/** Why a certificate is not trusted, told apart so that the advice fits. */
import type { Sentence } from '../errors.ts';
import { stringAt } from '../model/json-object.ts';

/** What is wrong with a certificate. */
export type CertificateFault =
  'wrongHost' | 'expired' | 'notYetValid' | 'selfSigned' | 'unknownIssuer' | 'revoked' | 'damaged' | 'unfit';

/** By OpenSSL's and Node's names for it. */
const faults: Readonly<Record<string, CertificateFault>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrongHost',
  HOSTNAME_MISMATCH: 'wrongHost',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  CERT_UNTRUSTED: 'unknownIssuer',
  CERT_REJECTED: 'unknownIssuer',
  CERT_REVOKED: 'revoked',
  CERT_SIGNATURE_FAILURE: 'damaged',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'damaged',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'damaged',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'damaged',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'damaged',
  CERT_CHAIN_TOO_LONG: 'unfit',
  INVALID_CA: 'unfit',
  INVALID_PURPOSE: 'unfit',
  PATH_LENGTH_EXCEEDED: 'unfit',
};

/** What an error's code says of a certificate; undefined where it speaks of something else. */
export function findCertificateFault(code: string): CertificateFault | undefined {
  return Object.hasOwn(faults, code) ? faults[code] : undefined;
}

/** What is wrong, and what to do about it. @param host whose certificate it is */
export function describeCertificateFault(
  fault: CertificateFault,
  host: string,
  error: unknown,
): { sentence: Sentence; hint: Sentence | undefined } {
  const names = fault === 'wrongHost' ? listNames(error) : '';
  const now = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    sentence: (t) =>
      t.http.certificate(host, names === '' ? t.http.certificateFault[fault] : t.http.certificateFor(names)),
    hint: (t) => {
      const advice = t.http.certificateHint[fault];
      return fault === 'expired' || fault === 'notYetValid' ? `${t.http.clockSays(now)} ${advice}` : advice;
    },
  };
}

/** The most names that are listed; a certificate may have hundreds. */
const mostNames = 3;

/** The hosts that the certificate is for, as Node hands them on. */
function listNames(error: unknown): string {
  const cert = error instanceof Error && 'cert' in error ? error.cert : undefined;
  const names = (stringAt(cert, 'subjectaltname') ?? '')
    .split(', ')
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? []);
  return names.length > mostNames ? `${names.slice(0, mostNames).join(', ')}, …` : names.join(', ');
}
