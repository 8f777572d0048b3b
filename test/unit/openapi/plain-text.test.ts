/** Markdown in descriptions, as a terminal shows it. */
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/openapi/plain-text.ts';

describe('toPlainText', () => {
  it.each([
    ['a link', 'See [the guide](https://example.com/a_(b)?c=1 "Guide").', 'See the guide.'],
    ['a link by reference', 'See [the guide][1].\n\n[1]: https://example.com', 'See the guide.'],
    ['an image', '![A chart](chart.png) of it', 'A chart of it'],
    ['a bare address', 'See <https://example.com/>.', 'See https://example.com/.'],
    [
      'bold and italics',
      '**Never** do *this* or __that__, _ever_ ***again***.',
      'Never do this or that, ever again.',
    ],
    ['bold in Japanese', 'これは**重要**です。', 'これは重要です。'],
    ['a bold link', '**[Docs](https://example.com)**', 'Docs'],
    ['code', 'Give `a_b*c*` or ``x ` y``.', 'Give a_b*c* or x ` y.'],
    ['a block of code', 'Send:\n\n```json\n{"a": "*b*"}\n```\n\nDone.', 'Send:\n\n{"a": "*b*"}\n\nDone.'],
    ['headings', '## Usage ##\n\nText\n\nTitle\n=====\nMore', 'Usage\n\nText\n\nTitle\nMore'],
    ['a list', '* one\n* two\n  + three\n1. four', '- one\n- two\n  - three\n1. four'],
    ['a quote', '> Note\n> this', 'Note\nthis'],
    ['a table', '| Name | Value |\n|------|:-----:|\n| a | `b` |', 'Name, Value\na, b'],
    ['a rule', 'One\n\n***\n\nTwo', 'One\n\nTwo'],
    [
      'HTML',
      '<p>One <b>two</b><br/>three &lt;four&gt;</p><ul><li>five</li><li>six</li></ul>',
      'One two\nthree <four>\n\n- five\n- six',
    ],
    ['a comment', 'One <!-- not\nshown -->two', 'One two'],
    ['struck text', '~~old~~ new', 'old new'],
    ['escapes', String.raw`\*not bold\* and 1\. not a list`, '*not bold* and 1. not a list'],
  ])('shows %s', (_, markdown, plain) => {
    expect(toPlainText(markdown)).toBe(plain);
  });

  it.each([
    'snake_case_name and _private',
    '2 * 3 * 4 and a*b*c',
    'Use <imsi> or <sim-id> in /v1/subscribers/{imsi}.',
    'A range [0, 10] or a list [a][0].b is fine (a < b, c > d).',
    'C:\\temp and 100% & more',
    'key=value; a == b',
    '- one\n- two',
    '#1 in line, item #2',
    'a | b',
    '~5 GB ~ 6 GB',
    '*',
    '**',
  ])('leaves %j alone', (text) => {
    expect(toPlainText(text)).toBe(text);
  });

  it('takes time in proportion to the text, whatever is in it', () => {
    const pieces = [
      '*',
      '_a',
      '[',
      '](',
      '`',
      '<a',
      '| ',
      '**a',
      '> ',
      '~~',
      '\\',
      '![a](',
      '<!--',
      '```\n',
      '- ',
    ];
    const start = performance.now();
    for (const piece of pieces) toPlainText(piece.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(60_000);
  });
});
