/** The topic of `soracom help output`. */
import type { Row } from '../../src/help/layout.ts';
import type { Topic } from '../../src/help/topic.ts';
import { formats } from '../../src/output/options.ts';
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
export function writeOutputTopic({ outputTopic: page }: Text): Topic {
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
  return {
    intro: page.intro,
    sections: [
      { heading: page.formats, rows: described },
      { heading: page.choosing, rows: flags, note: page.names },
      { heading: page.terminalHeading, note: page.terminal },
      { heading: page.pipeHeading, note: page.pipe },
      { heading: page.examples, commands: examples },
    ],
  };
}
