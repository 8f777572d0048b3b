/** From amounts to cells: how long a bar is, and where round amounts stand on the axis. */

import { maxOf } from '../number.ts';

export interface Scale {
  /** Cells left of the axis, for amounts below zero. */
  left: number;
  /** Cells right of the axis. */
  right: number;
  cellsPerUnit: number;
  least: number;
  most: number;
}

/** A mark on the axis. */
export interface Tick {
  /** A round amount, as a JSON number's text. */
  value: string;
  /** The cell it stands at, counted from the left end. */
  at: number;
}

/** Fits amounts into `cells` cells and one for the axis; the longest bar takes all of its side. */
export function makeScale(amounts: readonly number[], cells: number): Scale {
  const least = -maxOf(amounts.map((amount) => -amount));
  const most = maxOf(amounts);
  const range = most - least;
  if (range === 0 || !Number.isFinite(range))
    return { left: 0, right: cells, cellsPerUnit: 0, least: 0, most: 0 };
  const left = least >= 0 ? 0 : Math.max(1, Math.round((cells * -least) / range));
  const right = cells - left;
  const perUnit = [most > 0 ? right / most : Infinity, least < 0 ? left / -least : Infinity];
  return { left, right, cellsPerUnit: Math.min(...perUnit), least, most };
}

/** Zero and the multiples of a round step (1, 2 or 5 times a power of ten), about four of them. */
export function ticksOf({ left, cellsPerUnit, least, most }: Scale): Tick[] {
  if (cellsPerUnit === 0) return [{ value: '0', at: left }];
  const step = roundStep((most - least) / 4);
  const ticks: Tick[] = [];
  for (let count = Math.ceil(least / step); count * step <= most; count += 1) {
    // a step such as 0.2 has no exact binary form; twelve digits are more than a chart can show
    const value = String(Number((count * step).toPrecision(12)));
    ticks.push({ value, at: left + Math.round(count * step * cellsPerUnit) });
  }
  return ticks;
}

function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5].find((candidate) => candidate * power >= atLeast) ?? 10;
  return factor * power;
}
