/** Where a person reads: on the screen directly, or through a pager of theirs. Loads the latter only where there is one. */
import type { Io } from '../io.ts';

/** The streams that something is shown on. */
export type Streams = Pick<Io, 'stdout' | 'stderr'>;

/** Shows something that may be longer than the screen. */
export async function showOnScreen(io: Io, show: (streams: Streams) => Promise<void>): Promise<void> {
  const pager = findPager(io);
  if (pager === undefined) return show(io);
  const { showPaged } = await import('./pager.ts');
  return showPaged(io, pager, show);
}

/** The pager that the environment names for a terminal; undefined where there is none. */
function findPager({ env, stdout }: Pick<Io, 'env' | 'stdout'>): string | undefined {
  const pager = (env['SORACOM_PAGER'] ?? env['PAGER'] ?? '').trim();
  if (pager === '' || pager === 'cat' || env['TERM'] === 'dumb') return undefined;
  return stdout.isTTY && stdout.rows !== undefined ? pager : undefined;
}
