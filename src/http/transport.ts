/**
 * The one shape of an HTTP exchange. Everything above sends through a `Transport` and never learns which library
 * carried the bytes.
 */
import type { PeerCertificate } from 'node:tls';
import { NetworkError, type ErrorDetails, type Sentence } from '../errors.ts';
import type { Effect, HttpMethod } from '../model/command.ts';
import type { Hidden } from '../secret/redact.ts';

/** A request that is ready for the wire. */
export interface HttpRequest {
  method: HttpMethod;
  url: URL;
  /** Names as they go out; values hold no line breaks. */
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** Says what must not be shown of the exchange, beyond what the names of secrets say. */
  findHidden?: () => Hidden;
  /** What the request does where it is carried out; unset for what is nobody's command, such as signing in. */
  effect?: Effect;
  /** Names that lead to a private address are refused. Through a proxy it is the proxy that looks them up. */
  publicOnly?: boolean;
}

/** A response whose body has not been read yet. Header names are lower-case. */
export interface HttpResponse {
  status: number;
  headers: Record<string, string>;
  /** The decoded body (gzip, br and deflate undone). Must be read to the end, or left by `break`. */
  body: AsyncIterable<Uint8Array>;
  /** The host of a proxy that passed the answer on unencrypted, or gave it itself. */
  forwardedBy?: string;
  /** Reads the encryption off the connection, while it stands and where the transport can see it. */
  readEncryption?: () => Encryption | undefined;
}

/** How a connection is encrypted. */
export interface Encryption {
  /** `TLSv1.3` */
  protocol: string;
  /** The end of the certificate's validity, as Node writes it: `Jan  1 00:00:00 2030 GMT`. */
  validUntil: string;
}

/** The longest wait of Node's timers, in milliseconds: a longer one ends at once. */
export const longestTimer = 2 ** 31 - 1;

/** How long to wait, in milliseconds, for each step of an exchange. */
export interface Timeouts {
  /** Until the connection stands, TLS included. */
  connect: number;
  /** From the end of the request to the response's headers. */
  headers: number;
  /** Between two pieces of the body. */
  idle: number;
}

/** What a transport needs besides the request. */
export interface SendOptions {
  timeouts: Timeouts;
  signal: AbortSignal;
  /** Called when the connection stands and the request goes out: what fails before was never sent. */
  onSend?: () => void;
}

/**
 * Sends one request and resolves when the response's headers are there.
 *
 * @throws TransportError when no (whole) response came
 */
export type Transport = (request: HttpRequest, options: SendOptions) => Promise<HttpResponse>;

/** Where an exchange broke: before the connection stood, before the headers came, or in the body. */
export type FailedPhase = 'connect' | 'headers' | 'body';

/** What a failed exchange may say besides its sentence. */
export interface TransportDetails extends ErrorDetails {
  /** Another attempt would fail in the same way: a certificate that can't be trusted, a name that nobody has. */
  lasting?: boolean;
}

/** The network's failure, with what a retry policy must know: whether the request can have been acted on. */
export class TransportError extends NetworkError {
  readonly phase: FailedPhase;
  readonly lasting: boolean;

  constructor(
    phase: FailedPhase,
    sentence: Sentence,
    { lasting = false, ...details }: TransportDetails = {},
  ) {
    super(sentence, details);
    this.phase = phase;
    this.lasting = lasting;
  }
}

/** A transport and the connections that it keeps open between requests. */
export interface OpenTransport {
  send: Transport;
  /** Ends every connection at once. */
  close: () => Promise<void>;
}

/**
 * How certificates are checked: always, whatever NODE_TLS_REJECT_UNAUTHORIZED says.
 *
 * @param ca certificates of the authorities to trust, in PEM, instead of Node's own
 */
export function trustSettings(ca: readonly string[] | undefined): {
  rejectUnauthorized: true;
  checkServerIdentity: typeof checkIdentity;
  ca?: string[];
} {
  return { rejectUnauthorized: true, checkServerIdentity: checkIdentity, ...(ca && { ca: [...ca] }) };
}

/**
 * Whether a certificate is for a host. Node 22.23 takes an IPv6 address for a name, for which there is no certificate:
 * where Node refuses one, OpenSSL decides whether it is for that address.
 */
function checkIdentity(host: string, certificate: PeerCertificate): Error | undefined {
  const refusal = process.getBuiltinModule('node:tls').checkServerIdentity(host, certificate);
  if (refusal === undefined || !process.getBuiltinModule('node:net').isIPv6(host)) return refusal;
  const { X509Certificate } = process.getBuiltinModule('node:crypto');
  return new X509Certificate(certificate.raw).checkIP(host) === undefined ? refusal : undefined;
}

/** Headers by lower-case name, repeated ones joined (RFC 9110, section 5.2). */
export function joinHeaders(
  given: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
