/** `soracom help output`: the formats, and how to choose what is shown. */
export const outputTopic = () => ({
  intro:
    'A result is a table on a terminal and JSON in a pipe. --output (-o) or SORACOM_OUTPUT chooses another format, the same for every command.',
  formats: 'Formats',
  format: {
    table:
      'Columns to read: amounts with separators, times as dates in your zone, statuses as words, and a total where a sum means something.',
    json: 'The answer laid out with two spaces, or on one line with --compact; numbers, key order and text stay as the API sent them.',
    jsonl: 'One item a line, as compact JSON.',
    yaml: 'The same data as JSON, easier on the eye.',
    csv: 'A line of headings and a line for each item, quoted where needed (RFC 4180).',
    tsv: 'The same between tabs; tabs, line breaks and backslashes in values become \\t, \\n, \\r and \\\\.',
    text: 'As tsv, without headings, and with - for what is missing: made for loops in a shell.',
    chart: 'Bars for amounts: bills by month or day, costs by item or by SIM.',
  },
  choosing: 'Choosing what is shown, in this order',
  flag: {
    query:
      'JMESPath (jmespath.org). Its result takes the place of the whole answer, all fetched pages together, in every format.',
    expand:
      "Rows of a list inside the items where there would be a count: their own values first, then their item's.",
    sortBy:
      'Sorts by a value; PATH:desc turns the order round. What is equal stays in order, what lacks the value comes last. With --max-items N, the first N of all pages.',
    columns: 'Columns of table, csv, tsv and text, in your order. HEADING:PATH names the column.',
    wide: 'Every column of a table, none cut.',
    wrap: 'Long texts in a table continue on the next line instead of being cut.',
    noHeaders: 'Leaves out headings, and the total of a table.',
    csvSafe: 'Makes cells of csv and tsv harmless that a spreadsheet would run as a formula.',
    compact: 'JSON on one line; alone it asks for json.',
    rawOutput: 'The bytes of the answer as they came; neither a format nor the flags above change them.',
  },
  names:
    'PATH is the name of a property; dots lead into objects, as in shippingAddress.city. A name that the answer does not have is refused before anything is sent, with the names that there are. A --query may make anything, so behind one every name is allowed.',
  terminalHeading: 'On a terminal',
  terminal:
    'The most useful columns come first; long texts are cut to fit the width, ids, codes, addresses and amounts never. Where too little finds room, each row is drawn as a record. The line below says what was left out. JSON is coloured. Colour marks what needs a look and never says anything alone: NO_COLOR turns it off. Where LC_ALL, LC_CTYPE or LANG name another encoding than UTF-8, lines and bars are drawn in ASCII. Control characters in the data never reach the terminal.',
  pipeHeading: 'In a pipe',
  pipe: 'Tables have no colour, and no value in them is cut. The formats from json to text carry the values as the API sent them. The standard output holds data only. Notes, such as "No results.", go to the standard error, and an empty list is no error.',
  examples: 'Examples',
});
