/** Sentences around the output: formats, tables, empty results. */
export const output = () => ({
  empty: 'No results.',
  emptyList: (name: string) => `No results in ${name}.`,
  total: 'Total',
  share: 'share',
  otherMonths: (months: string, query: string | undefined, list: string) =>
    `Other months: ${months}. ${query === undefined ? '' : `One of them: --query "${query}". `}All of them: --expand ${list}`,
  totalIn: (currency: string) => `Total (${currency})`,
  leftOut: (rows: number) =>
    `${rows === 1 ? '1 row is' : `${rows} rows are`} not in the total: nothing is paid for ${rows === 1 ? 'it' : 'them'}.`,
  invalidJson: (line: number, column: number) =>
    `The API announced JSON, but its answer is not (line ${line}, column ${column}).`,
  pagesDiffer: (page: number) => `Page ${page} of the answer is no list, so the pages can't be put together.`,
  items: (count: number) => (count === 1 ? '1 item' : `${count} items`),
  hiddenColumns: (list: string, count: number, names: string) =>
    `${list && `${list}: `}${count === 1 ? '1 more column' : `${count} more columns`} with --wide: ${names}`,
  expandHint: (name: string) => `--expand ${name} shows the rows in it.`,
  unseen: (name: string, names: string) =>
    `Nothing is called "${name}" here.${names && ` There are: ${names}`}`,
  lateColumns: (names: string) =>
    `Later rows brought fields that have no column: ${names}. --columns or --output jsonl shows them.`,
  noSuchColumn: (name: string, names: string) => `There is no column "${name}". Columns: ${names}`,
  noSuchSortKey: (name: string, names: string) =>
    `There is nothing called "${name}" to sort by. Names: ${names}`,
  noSuchList: (name: string, names: string) =>
    names === ''
      ? `There is no list "${name}" to expand; the answer has no lists inside its items.`
      : `There is no list "${name}" to expand. Lists: ${names}`,
  notSortable: 'The answer is no list, so there is nothing to sort.',
  severalLists: (format: string, names: string) =>
    `The answer holds several lists (${names}), and ${format} takes only one: choose it with --expand, or use --output json.`,
  nothingToChart: 'The answer has no amounts to chart; --output table shows it.',
  columnsNotUsed: (format: string) =>
    `--columns goes with table, csv, tsv and text. For ${format}, --query chooses what is shown.`,
  querySyntax: (flag: string, reason: string, column: number) => `--${flag}, column ${column}: ${reason}`,
  queryFailed: (flag: string, reason: string, column: number | undefined) =>
    column === undefined ? `--${flag}: ${reason}` : `--${flag}, column ${column}: ${reason}`,
  queryTooDeep: (flag: string) => `The expression of --${flag} is nested too deep.`,
  chartTitle: (amount: string, label: string, currency: string) =>
    `${amount} by ${label}${currency && ` (${currency})`}`,
  chartRest: (count: number) => `${count} more`,
});
