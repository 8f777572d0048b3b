/** Lines for machines: whatever is in the cells comes back out of them. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCsv } from '../../../src/request/flag-values.ts';
import { anyText, holds, holdsLater } from '../../helpers/properties.ts';
import { renderJsonPages } from './rendering.ts';

const texts = anyText.map((text) => text.replaceAll(/\p{Cs}/gu, '?'));

/** A table of texts; the last column is never empty, so that a row is never an empty line. */
const rows = fc.array(fc.tuple(texts, texts, fc.constant('end')), { minLength: 1, maxLength: 5 });

async function print(cells: readonly (readonly string[])[], format: 'csv' | 'tsv', csvSafe: boolean) {
  const page = cells.map((row) => Object.fromEntries(row.map((cell, at) => [`c${at}`, cell])));
  return (await renderJsonPages([page], undefined, { format, csvSafe, headers: false })).text;
}

/** Reads csv as RFC 4180 has it, character by character. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        cell += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else for (; at < text.length && text[at] !== ',' && text[at] !== '\n'; at += 1) cell += text[at];
    lines.at(-1)?.push(cell);
    if (text[at] === '\n' && at + 1 < text.length) lines.push([]);
    at += 1;
  }
  return lines;
}

function readTsv(text: string): string[][] {
  const meanings: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  const lines = text.slice(0, -1).split('\n');
  return lines.map((line) =>
    line.split('\t').map((cell) => cell.replaceAll(/\\(.)/g, (_, letter: string) => meanings[letter] ?? '?')),
  );
}

describe('a cell', () => {
  it('comes back out of csv and tsv as it went in', async () => {
    await holdsLater(rows, async (cells) => {
      expect(readCsv(await print(cells, 'csv', false))).toEqual(cells);
      expect(readTsv(await print(cells, 'tsv', false))).toEqual(cells);
    });
  });

  it('for a spreadsheet begins with no formula, and has lost nothing', async () => {
    await holdsLater(rows, async (cells) => {
      const found = readCsv(await print(cells, 'csv', true));
      const formulas = found
        .flat()
        .filter((cell) => /^(\s*[=+\-@＝＋－＠]|[\t\r])/.test(cell))
        .filter((cell) => !/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(cell));
      expect(formulas).toEqual([]);
      const bare = (table: readonly (readonly string[])[]): string[] =>
        table.flat().map((cell) => cell.replaceAll("'", ''));
      expect(bare(found)).toEqual(bare(cells));
    });
  });
});

describe('a list that is typed', () => {
  const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;

  it('is split into the fields that were quoted', () => {
    holds(fc.array(anyText, { minLength: 1 }), (fields) => {
      expect(splitCsv(fields.map(quote).join(','))).toEqual(fields);
    });
  });

  it('is split at commas where nothing is quoted', () => {
    holds(
      fc.array(
        anyText.map((text) => text.replaceAll(/[",]/g, '')),
        { minLength: 2 },
      ),
      (fields) => {
        expect(splitCsv(fields.join(','))).toEqual(fields);
      },
    );
  });

  it('is always split', () => {
    holds(anyText, (line) => {
      expect(splitCsv(line).every((field) => typeof field === 'string')).toBe(true);
    });
  });
});
