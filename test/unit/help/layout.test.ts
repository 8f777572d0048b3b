/** The parts of a page: command lines that can be copied whatever the width, rows that can't drive a terminal. */
import { describe, expect, it } from 'vitest';
import { columns, commandLines, escapeRow } from '../../../src/help/layout.ts';
import { widthOf } from '../../../src/terminal/width.ts';

describe('commandLines', () => {
  it('leaves a line that fits as it is', () => {
    expect(commandLines(['soracom bills list'], 60)).toEqual(['  soracom bills list']);
  });

  it('goes on below behind a backslash, and keeps quoted words whole', () => {
    const line = `soracom orders create --shipping-address-id ADDRESS --body '{"a": [1, 2]}' > order.json`;
    const lines = commandLines([line], 40);
    expect(lines).toEqual([
      '  soracom orders create \\',
      '    --shipping-address-id ADDRESS \\',
      `    --body '{"a": [1, 2]}' \\`,
      '    > order.json',
    ]);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(40);
    expect(lines.map((part) => part.trim().replace(/ \\$/, '')).join(' ')).toBe(line);
  });

  it.each([
    String.raw`soracom a --q 'x'\''; touch y #' and so on`,
    `soracom a --q "it's" and so on and on and on`,
    `soracom a --q it's not closed, so it stays`,
    'soracom a  --two  blanks that count, so it stays',
  ])('changes nothing of %s', (line) => {
    const lines = commandLines([line], 30);
    expect(
      lines.map((part) => part.slice(part.startsWith('    ') ? 4 : 2).replace(/ \\$/, '')).join(' '),
    ).toBe(line);
  });
});

describe('columns', () => {
  it('colours the left side without counting the colour', () => {
    const rows = [{ left: 'ab', right: 'one' }];
    const bold = (text: string): string => `\u001B[1m${text}\u001B[22m`;
    expect(columns(rows, 40, bold)).toEqual(['  \u001B[1mab\u001B[22m  one']);
  });

  it('has the right side below a left side that is too long', () => {
    const rows = [{ left: 'a'.repeat(30), right: 'one' }];
    expect(columns(rows, 40)).toEqual([`  ${'a'.repeat(30)}`, `${' '.repeat(20)}one`]);
  });
});

describe('escapeRow', () => {
  it('makes both sides safe', () => {
    expect(escapeRow({ left: 'a\u001B', right: 'b\u009B' })).toEqual({
      left: String.raw`a\u001b`,
      right: String.raw`b\u009b`,
    });
  });
});
