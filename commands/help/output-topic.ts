/** The page of `soracom help output`. */
import { columns, commandLines, prose, section, type Row } from '../../src/help/layout.ts';
import { formats } from '../../src/output/options.ts';
import type { Palette } from '../../src/output/palette.ts';
import type { Text } from '../../src/text/en.ts';

const examples = [
  'soracom bills list -o chart',
  'soracom bills list -o csv --columns MONTH:yearMonth,amount --sort-by yearMonth > bills.csv',
  'soracom bills list -o text --columns yearMonth,amount | while read -r month amount; do …; done',
  `soracom bills list --query "billList[?paymentStatus!='paid']" -o yaml`,
  "soracom bills list --query 'sum(billList[*].amount)'",
  'soracom bills summaries get-sims --expand costBreakdownList --sort-by amount:desc',
];

/** Formats, flags in the order in which they are applied, terminal and pipe, examples. */
export function outputTopicLines({ outputTopic: page }: Text, width: number, palette: Palette): string[] {
  const { heading, name } = palette;
  const { flag } = page;
  const flags: Row[] = [
    { left: '--query EXPRESSION', right: flag.query },
    { left: '--expand PATH', right: flag.expand },
    { left: '--sort-by PATH[:desc]', right: flag.sortBy },
    { left: '--columns PATH,…', right: flag.columns },
    { left: '--wide', right: flag.wide },
    { left: '--wrap', right: flag.wrap },
    { left: '--no-headers', right: flag.noHeaders },
    { left: '--csv-safe', right: flag.csvSafe },
    { left: '--compact', right: flag.compact },
    { left: '--raw-output', right: flag.rawOutput },
  ];
  const described = formats.map((format) => ({ left: format, right: page.format[format] }));
  return [
    ...prose(page.intro, width),
    ...section(page.formats, columns(described, width, name), heading),
    ...section(page.choosing, columns(flags, width, name), heading),
    '',
    ...prose(page.names, width, 2),
    ...section(page.terminalHeading, prose(page.terminal, width, 2), heading),
    ...section(page.pipeHeading, prose(page.pipe, width, 2), heading),
    ...section(page.examples, commandLines(examples, width), heading),
  ];
}
