/** The columns and cells of the Detailed Billing CSV. */
import { writeDecimal } from './decimal.ts';
import type { Fleet } from './sim.ts';
import { thingColumns, type BillItem } from './tariff.ts';
import type { AccountRow } from './thing.ts';
import { amountOf } from './month.ts';

/** The age of an account (see ./story.ts) from which its SIMs have one more tag. */
const thirdTagAge = 12;

/** The parts of a row that differ from SIM to SIM: they stand before and after what it is charged. */
export interface RowEnds {
  head: string;
  tail: string;
}

/** Writes the rows of one month. Which columns there are depends on what the account uses and on the tags it has. */
export interface RowWriter {
  header: string;
  endsOf: (sim: number) => RowEnds;
  /** What stands between the ends of a row. */
  writeCharge: (date: string, item: BillItem, quantity: number) => string;
  writeAccountRow: (row: AccountRow) => string;
}

/** The writer for a month whose rows without a SIM are `accountRows`. */
export function createRowWriter(
  fleet: Fleet,
  month: string,
  accountRows: readonly AccountRow[],
  inJapan: boolean,
): RowWriter {
  const used = new Set(accountRows.map(({ thing }) => thing?.column));
  const things = thingColumns.filter((column) => used.has(column));
  const hasThird = fleet.ageIn(month) >= thirdTagAge;
  const tags = ['name', 'site', ...(hasThird ? [inJapan ? '設置場所' : 'floor, room'] : [])];
  const noThings = ','.repeat(things.length);
  const writeCharge = (date: string, item: BillItem, quantity: number): string => {
    const amount = writeDecimal(amountOf({ date, item, quantity }));
    return `${date},${item.billItemName},${item.unitPrice},${quantity},${amount}`;
  };
  const writeTags = (values: readonly string[]): string => `${values.map(quote).join(',')}\r\n`;
  return {
    header: [
      ...(fleet.countIn(month) > 0 ? ['imsi'] : []),
      ...things,
      'date,billItemName,unitPrice,quantity,amount',
      writeTags([...tags, 'group']),
    ].join(','),
    endsOf(sim) {
      const { kind, site, place } = fleet.patternOf(sim);
      const third = hasThird ? [place[inJapan ? 'ja' : 'en']] : [];
      return {
        head: `${fleet.imsiOf(sim)},${noThings}`,
        tail: `,${writeTags([fleet.nameOf(sim), site, ...third, kind.group])}`,
      };
    },
    writeCharge,
    writeAccountRow: (row) => {
      const ids = things.map((column) => (row.thing?.column === column ? row.thing.id : ''));
      const empty = tags.map((_, index) => (index === 0 ? (row.thing?.name ?? '') : ''));
      const charge = writeCharge(row.date, row.item, row.quantity);
      return `${['', ...ids, charge].join(',')},${writeTags([...empty, ''])}`;
    },
  };
}

/** A cell as RFC 4180 has it: in quotes where it holds a comma, a quote or a line break. */
function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
