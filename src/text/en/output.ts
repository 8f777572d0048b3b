/** Sentences around the output: formats, tables, empty results. */
export const output = {
  empty: 'No results.',
  emptyList: (name: string) => `No results in ${name}.`,
  total: 'Total',
  invalidJson: (line: number, column: number) =>
    `The API announced JSON, but its answer is not (line ${line}, column ${column}).`,
  pagesDiffer: (page: number) => `Page ${page} of the answer is no list, so the pages can't be put together.`,
  items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  hiddenColumns: (count: number, names: string) =>
    `${count === 1 ? '1 more column' : `${count} more columns`} with --wide: ${names}`,
};
