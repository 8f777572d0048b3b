/** Values that are made when they are first asked for. */

/** What `make` came to the first time: a promise too, and with it a failure. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
