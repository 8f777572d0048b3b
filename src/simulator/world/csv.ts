/**
 * The Detailed Billing CSV: every charge of a month, made row by row while it is read. SIMs of one pattern share what they
 * are charged, so the file of a million SIMs takes the memory of a thousand, and its length is known before it is written.
 */
import type { DiscountRecord } from '../state.ts';
import { createRowWriter, type RowWriter } from './csv-row.ts';
import type { Fleet, SimGroup } from './sim.ts';
import { simItem, type Tariff } from './tariff.ts';
import { placesPerDay, readUsage, type MonthView } from './usage.ts';
import type { World } from './world.ts';

/** A file that is made while it is read. */
export interface StreamedFile {
  length: number;
  /** The bytes from `start` on, which is 0 unless given. What lies before is not made. */
  chunks: (start?: number) => Iterable<Uint8Array>;
}

/** A piece of the file: its length, and the way to make it. */
interface Part {
  length: number;
  write: () => string;
}

const byteOrderMark = '\uFEFF';
const chunkSize = 64 * 1024;

/**
 * The CSV of a month. Where there is less usage than `leastBytes`, rows of zero traffic follow until it is that
 * long; then the length overshoots by less than a row.
 */
export function createBillCsv(
  world: World,
  discounts: readonly DiscountRecord[],
  month: string,
  leastBytes: number,
): StreamedFile {
  const { fleet } = world;
  const { view, listRows } = world.sum(month, discounts);
  const accountRows = listRows();
  const tariff = world.tariffIn(month);
  const writer = createRowWriter(fleet, month, accountRows, world.coverage.currency === 'JPY');
  const sims = createSimParts(fleet, writer, tariff, view);
  const first = `${byteOrderMark}${writer.header}`;
  const last = accountRows.map((row) => writer.writeAccountRow(row)).join('');
  const filler = createFiller(fleet, writer, tariff, month);
  const usageBytes = Buffer.byteLength(first) + sims.length + Buffer.byteLength(last);
  // Without SIMs there is no row to repeat.
  const missing = Math.max(0, leastBytes - usageBytes);
  const fillerBytes = Buffer.byteLength(filler);
  const fillers = fillerBytes === 0 ? 0 : Math.ceil(missing / fillerBytes);
  function* listParts(): Iterable<Part> {
    yield toPart(first);
    yield* sims.list();
    yield toPart(last);
    yield* repeat(filler, fillers);
  }
  return {
    length: usageBytes + fillers * fillerBytes,
    chunks: (start = 0) => join(listParts(), start),
  };
}

/** The rows of every SIM of a month, in the order of the SIMs. */
function createSimParts(
  fleet: Fleet,
  writer: RowWriter,
  tariff: Tariff,
  view: MonthView,
): { length: number; list: () => Iterable<Part> } {
  const runs = fleet.runsIn(view.month).map(({ start, end, groups }) => ({
    start,
    end,
    blocks: groups.map((group) => createBlock(group, writer, tariff, view)),
  }));
  const blocks = runs.flatMap((run) => run.blocks);
  return {
    length: blocks.reduce((sum, { length, count }) => sum + length * count, 0),
    *list() {
      for (const { start, end, blocks: ofRun } of runs) {
        for (let sim = start; sim < end; sim += 1) {
          const block = ofRun[(sim - start) % ofRun.length];
          if (block !== undefined) yield { length: block.length, write: () => block.write(sim) };
        }
      }
    },
  };
}

/** What the SIMs of a group are charged, written once: their rows differ at both ends alone, and not in length. */
function createBlock(group: SimGroup, writer: RowWriter, tariff: Tariff, view: MonthView) {
  const quantities = readUsage(group, view);
  const charges: string[] = [];
  for (const [place, quantity] of quantities.entries()) {
    const item = tariff.sim[place % placesPerDay];
    if (quantity === 0 || item === undefined) continue;
    const day = Math.floor(place / placesPerDay) + 1;
    charges.push(writer.writeCharge(`${view.month}${String(day).padStart(2, '0')}`, item, quantity));
  }
  const { head, tail } = writer.endsOf(group.first);
  const ofCharges = charges.reduce((sum, charge) => sum + Buffer.byteLength(charge), 0);
  return {
    count: group.count,
    length: ofCharges + charges.length * Buffer.byteLength(head + tail),
    write(sim: number): string {
      const ends = writer.endsOf(sim);
      return charges.length === 0 ? '' : ends.head + charges.join(ends.tail + ends.head) + ends.tail;
    },
  };
}

function createFiller(fleet: Fleet, writer: RowWriter, tariff: Tariff, month: string): string {
  const item = tariff.sim[simItem.data];
  if (item === undefined || fleet.countIn(month) === 0) return '';
  const { head, tail } = writer.endsOf(0);
  return `${head}${writer.writeCharge(`${month}01`, item, 0)}${tail}`;
}

function* repeat(row: string, count: number): Iterable<Part> {
  const rowLength = Buffer.byteLength(row);
  const perPart = Math.max(1, Math.floor(chunkSize / Math.max(1, rowLength)));
  const whole = row.repeat(Math.min(count, perPart));
  for (let left = count; left > 0; left -= perPart) {
    const rows = Math.min(left, perPart);
    yield {
      length: rows * rowLength,
      write: () => (rows === perPart ? whole : row.repeat(rows)),
    };
  }
}

function toPart(text: string): Part {
  return { length: Buffer.byteLength(text), write: () => text };
}

/** The bytes of the parts from `start` on, in chunks of about the same size. */
function* join(parts: Iterable<Part>, start: number): Iterable<Uint8Array> {
  let offset = 0;
  let text = '';
  let skipped = 0;
  for (const { length, write } of parts) {
    offset += length;
    if (offset <= start) continue;
    if (text === '' && offset - length < start) skipped = start - (offset - length);
    text += write();
    if (text.length < chunkSize) continue;
    yield Buffer.from(text).subarray(skipped);
    [text, skipped] = ['', 0];
  }
  if (text !== '') yield Buffer.from(text).subarray(skipped);
}
