/** Makes certificates for loopback addresses: Node has no way to, so the DER (X.690) is written here. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Key and certificate in PEM, and the name that the certificate is for. */
export interface Identity {
  key: string;
  cert: string;
  name: string;
}

/** How a certificate differs from one that all is well with. */
export interface CertificateOptions {
  /** Milliseconds since the epoch; yesterday and tomorrow unless given. */
  from?: number;
  until?: number;
  /** The one host that it is for; localhost, api.test, 127.0.0.1 and ::1 unless given. */
  host?: string;
  /** Who signs it; itself unless given. Its name goes into the certificate, which is all that tells issuers apart. */
  issuer?: Identity;
}

const day = 86_400_000;

let identities = 0;

/** Valid from yesterday until tomorrow, for localhost, api.test, 127.0.0.1 and ::1, and signed by itself. */
export function createIdentity(options: CertificateOptions = {}): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { from = Date.now() - day, until = Date.now() + day, host, issuer } = options;
  const name = `soracom test ${(identities += 1)}`;
  const body = sequence(
    tag(0xa0, integer(2)),
    integer(Date.now() % 1_000_000_007),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? name),
    sequence(time(from), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, sequence(host === undefined ? subjectAltNames : altNames(hostName(host)), basicConstraints)),
  );
  const key: KeyObject = issuer === undefined ? privateKey : createPrivateKey(issuer.key);
  const certificate = sequence(body, ecdsaWithSha256, tag(0x03, Buffer.from([0]), sign('sha256', body, key)));
  return {
    name,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

function nameOf(text: string): Buffer {
  return sequence(set(sequence(objectId('550403'), tag(0x0c, Buffer.from(text)))));
}

function tag(type: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), content]);
}

const sequence = (...parts: Uint8Array[]): Buffer => tag(0x30, ...parts);
const set = (...parts: Uint8Array[]): Buffer => tag(0x31, ...parts);
const objectId = (hex: string): Buffer => tag(0x06, Buffer.from(hex, 'hex'));

/** Positive numbers below 2^31, in as few bytes as they need (X.690, section 8.3). */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt32BE(value, 1);
  const start = bytes.findIndex((byte, index) => index === 4 || byte !== 0);
  const isNegative = ((bytes[start] ?? 0) & 0x80) !== 0;
  return tag(0x02, bytes.subarray(isNegative ? start - 1 : start));
}

/** GeneralizedTime. */
function time(milliseconds: number): Buffer {
  const text = new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return tag(0x18, Buffer.from(text));
}

const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

const hostName = (name: string): Buffer => tag(0x82, Buffer.from(name));

const altNames = (...names: Buffer[]): Buffer => sequence(objectId('551d11'), tag(0x04, sequence(...names)));

const subjectAltNames = altNames(
  hostName('localhost'),
  hostName('api.test'),
  tag(0x87, Buffer.from([127, 0, 0, 1])),
  tag(0x87, Buffer.from([...Array.from({ length: 15 }, () => 0), 1])),
);

/** A certificate that signs itself is its own authority. */
const basicConstraints = sequence(
  objectId('551d13'),
  tag(0x01, Buffer.from([0xff])),
  tag(0x04, sequence(tag(0x01, Buffer.from([0xff])))),
);
