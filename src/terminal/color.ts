/** Whether a stream gets colour. */

/**
 * Decides for one stream. FORCE_COLOR decides first (`0` and `false` for no), then a NO_COLOR that is not empty
 * (no-color.org), then a terminal that can't (`TERM=dumb`), then whether there is a terminal at all.
 */
export function wantsColor(
  stream: { readonly isTTY: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force.toLowerCase() !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return stream.isTTY && env['TERM'] !== 'dumb';
}
