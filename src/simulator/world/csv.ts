/**
 * The Detailed Billing CSV: every charge of a month, SIM by SIM, made row by row while it is read. Its amounts add
 * up to the bill.
 */
import { toAmount } from '../coverage.ts';
import { countDays } from './month.ts';
import type { Sim } from './sim.ts';
import { visitUsage } from './usage.ts';
import type { World } from './world.ts';

/** A file that is made while it is read. */
export interface StreamedFile {
  length: number;
  /** Starts from the first byte each time. */
  chunks: () => Iterable<Uint8Array>;
}

const byteOrderMark = '\uFEFF';
const columns = 'imsi,date,billItemName,unitPrice,quantity,amount,group,tag_name,tag_site';
const fillerChunk = 64 * 1024;

/**
 * The CSV of a month. Where there is less usage than `leastBytes`, rows of zero traffic follow until it is that
 * long; then the length overshoots by less than a row.
 */
export function createBillCsv(world: World, month: string, leastBytes: number): StreamedFile {
  const days = countDays(month, world.now());
  let usageBytes = 0;
  for (const part of listParts(world, month, days)) usageBytes += Buffer.byteLength(part);
  const filler = createFiller(world, month);
  // Without SIMs there is no row to repeat.
  const fillerRows =
    filler.length === 0 ? 0 : Math.max(0, Math.ceil((leastBytes - usageBytes) / filler.length));
  return {
    length: usageBytes + fillerRows * filler.length,
    *chunks() {
      for (const part of listParts(world, month, days)) yield Buffer.from(part);
      yield* repeat(filler, fillerRows);
    },
  };
}

/** The header, then the rows of one SIM after the other. */
function* listParts(world: World, month: string, days: number): Iterable<string> {
  yield `${byteOrderMark}${columns}\r\n`;
  for (const sim of world.sims) {
    const rows = writeSim(world, sim, month, days);
    if (rows.length > 0) yield rows.join('');
  }
}

/** The free tier belongs to the month: its parts make one row, which has no day. */
function writeSim({ tariff, coverage }: World, sim: Sim, month: string, days: number): string[] {
  const rows: string[] = [];
  let credit = 0;
  visitUsage(tariff, sim, month, days, (item, day, quantity, amount) => {
    if (amount < 0) {
      credit += amount;
      return;
    }
    const date = `${month}${String(day).padStart(2, '0')}`;
    rows.push(writeRow(sim, date, item.billItemName, item.unitPrice, quantity, toAmount(coverage, amount)));
  });
  if (credit === 0) return rows;
  const amount = toAmount(coverage, credit);
  return [...rows, writeRow(sim, month, tariff.beamCredit.billItemName, String(amount), 1, amount)];
}

function createFiller(world: World, month: string): Uint8Array {
  const { billItemName, unitPrice } = world.tariff.data;
  const [sim] = world.sims;
  return Buffer.from(sim === undefined ? '' : writeRow(sim, `${month}01`, billItemName, unitPrice, 0, 0));
}

function writeRow(
  sim: Sim,
  date: string,
  billItemName: string,
  unitPrice: string,
  quantity: number,
  amount: number,
): string {
  const cells = [sim.imsi, date, billItemName, unitPrice, quantity, amount, sim.group, sim.name, sim.site];
  return `${cells.join(',')}\r\n`;
}

function* repeat(row: Uint8Array, count: number): Iterable<Uint8Array> {
  const perChunk = Math.max(1, Math.floor(fillerChunk / row.length));
  const chunk = Buffer.concat(Array.from({ length: Math.min(count, perChunk) }, () => row));
  for (let left = count; left > 0; left -= perChunk) {
    yield left >= perChunk ? chunk : chunk.subarray(0, left * row.length);
  }
}
