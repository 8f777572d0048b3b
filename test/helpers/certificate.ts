/** Makes a self-signed certificate for loopback addresses: Node has no way to, so the DER (X.690) is written here. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** Both in PEM. */
export interface Identity {
  key: string;
  cert: string;
}

/** Valid from yesterday until tomorrow, for localhost, api.test, 127.0.0.1 and ::1. */
export function createIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const day = 86_400_000;
  const name = sequence(set(sequence(objectId('550403'), tag(0x0c, Buffer.from('soracom test')))));
  const body = sequence(
    tag(0xa0, integer(2)),
    integer(Date.now() % 1_000_000_007),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, sequence(subjectAltNames, basicConstraints)),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ecdsaWithSha256, tag(0x03, Buffer.from([0]), signature));
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
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

const subjectAltNames = sequence(
  objectId('551d11'),
  tag(
    0x04,
    sequence(
      tag(0x82, Buffer.from('localhost')),
      tag(0x82, Buffer.from('api.test')),
      tag(0x87, Buffer.from([127, 0, 0, 1])),
      tag(0x87, Buffer.from([...Array.from({ length: 15 }, () => 0), 1])),
    ),
  ),
);

/** A certificate that signs itself is its own authority. */
const basicConstraints = sequence(
  objectId('551d13'),
  tag(0x01, Buffer.from([0xff])),
  tag(0x04, sequence(tag(0x01, Buffer.from([0xff])))),
);
