/** Reads the simulator's Detailed Billing CSV as its readers must: quoted cells, columns by name, amounts without rounding. */

/** One row by column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** Reads a CSV as RFC 4180 has it; a byte order mark in front is dropped. */
export function readCsvRows(text: string): { columns: string[]; rows: CsvRow[] } {
  const records: string[][] = [];
  let cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error(`no CSV from ${text.slice(0, 80)}`);
    const [, quoted, plain = '', end] = match;
    cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(cells);
    cells = [];
  }
  const [columns = [], ...rest] = records;
  const rows = rest.map((record) => {
    if (record.length !== columns.length) throw new Error(`${record.length} cells: ${record.join('|')}`);
    return Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']));
  });
  return { columns, rows };
}

const scale = 40;

/** A decimal as a whole number of 10^-40. */
export function exact(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`no decimal: ${text}`);
  const [, sign, whole = '', fraction = ''] = match;
  const value = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -value : value;
}

/** The exact sum of the rows' amounts. */
export function sumAmounts(rows: readonly CsvRow[]): bigint {
  return rows.reduce((sum, row) => sum + exact(row['amount'] ?? ''), 0n);
}

/** The double nearest to an exact number. */
export function toNumber(value: bigint): number {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return Number(`${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`);
}

/** What a bill says: tax added to the exact sum, then rounded up to a yen or a cent, in the currency's unit. */
export function billOf(net: bigint, coverageType: 'jp' | 'g'): number {
  const [tax, minor] = coverageType === 'jp' ? [1100n, 1n] : [1070n, 100n];
  const whole = 1000n * 10n ** BigInt(scale);
  const gross = net * tax * minor;
  return Number((gross + whole - 1n) / whole) / Number(minor);
}

/** Rows by the value of a column. */
export function groupBy(rows: readonly CsvRow[], column: string): Map<string, CsvRow[]> {
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const value = row[column] ?? '';
    const group = groups.get(value);
    if (group === undefined) groups.set(value, [row]);
    else group.push(row);
  }
  return groups;
}
