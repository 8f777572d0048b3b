/** An answer on its way out: what the API says, and (where a fault asks for it) how badly it arrives. */

/** An HTTP answer. Faults change it; {@link ./deliver.ts} sends it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Body;
  /** Milliseconds to wait before the first byte. */
  delayMs?: number;
  /** `reset` breaks the connection once the body's last byte went out, or at once where there is none. */
  end?: 'reset' | 'close';
}

/** A body in memory, or one that is made while it is sent. */
export type Body =
  Uint8Array | { length: number | undefined; chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** A body of JSON. */
export function createJsonReply(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** An answer without a body. */
export function createEmptyReply(status: number, headers: Record<string, string> = {}): Reply {
  return { status, headers, body: new Uint8Array() };
}

/** A body as a stream of chunks. */
export function streamOf(body: Body): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return body instanceof Uint8Array ? [body] : body.chunks;
}
