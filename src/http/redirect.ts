/** What counts as a redirect (RFC 9110, section 15.4), for calls and for downloads. */

/** More hops than any honest server needs. */
export const acceptedRedirects = 5;

/** Statuses that send the client to another place. */
export function isRedirect(status: number): boolean {
  return status >= 301 && status <= 308 && status !== 304 && status !== 305 && status !== 306;
}
