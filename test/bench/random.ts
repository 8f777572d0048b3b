/** Random numbers that are the same in every run, so that what a bench found can be found again. */

export interface Random {
  /** An integer from 0 to below `count`; 0 where there is none. */
  below: (count: number) => number;
  pick: <T>(list: readonly T[]) => T;
  /** The owner and key of a place, to read it with. */
  pickPair: <T extends object>(list: readonly { owner: T; key: string }[]) => [T, string];
}

/** Mulberry32: small, and even enough to choose with. */
export function createRandom(seed: number): Random {
  let state = seed;
  const below = (count: number): number => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * count);
  };
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined && list.length === 0) throw new Error('There is nothing to pick from.');
    return found as T;
  };
  return {
    below,
    pick,
    pickPair(list) {
      const { owner, key } = pick(list);
      return [owner, key];
    },
  };
}
