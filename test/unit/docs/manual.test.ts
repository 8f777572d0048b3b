/** The two ways in which a page of the manual is written: nothing in a text is read as a mark of the format. */
import { describe, expect, it } from 'vitest';
import { writeMarkdown, writeProse } from '../../../build/reference/markdown.ts';
import { gatherPages } from '../../../build/reference/gather.ts';
import type { ReferencePage } from '../../../build/reference/page.ts';
import { escape, manFileOf, writeRoff } from '../../../build/reference/roff.ts';
import { findSpans } from '../../../build/reference/spans.ts';
import { openShippedTree } from '../../../build/shipped-tree.ts';

const margins = { version: '1.2.3', date: new Date('2026-01-02T23:59:00Z') };

/** Texts that a formatter would take for its own. */
const hostile: ReferencePage = {
  kind: 'command',
  words: ['odd', 'one'],
  summary: '.TH is "no" macro here',
  usage: ['soracom odd one [flags]', 'soracom odd one <command> [flags]'],
  paragraph: "'quoted' at the start, C:\\new, *stars*, <tags>, $1 and $2, a|b, ~home~",
  sections: [
    { heading: 'A "heading" of words', prose: ['.dot first', 'second\n.dot in the middle'] },
    {
      heading: 'Flags',
      terms: [
        { name: '-o, --output string', text: '', below: [] },
        {
          name: '`',
          type: 'object[], required',
          text: '円 😀 — …',
          below: [{ name: '.x', text: "'y", below: [] }],
        },
      ],
    },
    { heading: 'Example', code: { language: 'json', lines: ['.{', '', "'a\\n': `b`", '```'] } },
  ],
  seeAlso: [
    { kind: 'command', words: [] },
    { kind: 'topic', words: ['exit-codes'] },
  ],
};

describe('a page for man', () => {
  const lines = writeRoff(hostile, margins).split('\n');

  it('names command, section, day and version', () => {
    expect(lines[0]).toBe('.TH SORACOM\\-ODD\\-ONE 1 2026-01-02 "soracom 1.2.3" "Soracom Manual"');
    expect(lines).toContain('soracom\\-odd\\-one \\- .TH is "no" macro here');
  });

  it('has no request but those that were meant', () => {
    const requests = lines.filter((line) => /^[.']/.test(line)).map((line) => line.split(' ')[0]);
    const meant = ['.TH', '.nh', '.ad', '.SH', '.br', '.PP', '.TP', '.RS', '.RE', '.nf', '.fi', '.BR'];
    expect(requests.filter((request) => !meant.includes(request ?? ''))).toEqual([]);
    expect(lines).toContain('\\&.dot first');
    expect(lines).toContain('second .dot in the middle');
    expect(lines).toContain('\\&.{');
  });

  it('keeps every character: hyphens, quotes, backslashes, other scripts', () => {
    expect(lines).toContain(
      '\\(aqquoted\\(aq at the start, C:\\enew, *stars*, <tags>, $1 and $2, a|b, \\(tihome\\(ti',
    );
    expect(lines).toContain('.SH "A \\(dqHEADING\\(dq OF WORDS"');
    expect(lines).toContain('\\[u5186] \\[u1F600] \\[u2014] \\[u2026]');
    expect(lines).toContain('\\fB\\-o, \\-\\-output\\fP\\fI string\\fP');
    expect(lines).toContain('.BR soracom\\-exit\\-codes (7)');
    expect(lines.join('')).toMatch(/^\p{ASCII}*$/u);
  });

  it('leaves no line empty, which would be a paragraph of its own', () => {
    expect(lines.slice(0, -1)).not.toContain('');
  });

  it.each([
    ['a\tb\nc', 'a b c'],
    ['\\fB', '\\efB'],
    ['e\u0301', 'e\\[u0301]'],
    ['^~`', '\\(ha\\(ti\\(ga'],
  ])('writes %j as %s', (text, escaped) => expect(escape(text)).toBe(escaped));
});

describe('a page in Markdown', () => {
  const page = writeMarkdown([hostile]).get('odd.md') ?? '';

  it('shows characters that mean something in Markdown', () => {
    expect(page).toContain(
      "'quoted' at the start, C:\\\\new, \\*stars\\*, \\<tags\\>, \\$1 and \\$2, a\\|b, \\~home\\~",
    );
    expect(page).toContain("- `` ` `` (object[], required): 円 😀 — …\n  - `.x`: 'y");
    expect(page).toContain("````json\n.{\n\n'a\\n': `b`\n```\n````");
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['--yes first', '`--yes` first'],
    ['[x](y)', '[x]\\(y)'],
  ])('writes %j as %s', (text, written) => expect(writeProse(text)).toBe(written));
});

describe('what is set apart as code', () => {
  it.each([
    ['run "soracom orders confirm --order-id ORDER_ID" once', ['soracom orders confirm --order-id ORDER_ID']],
    ['API: GET /v1/bills/{yyyyMM} (getBill).', ['GET /v1/bills/{yyyyMM}', 'getBill']],
    ['--output (-o), or --max-items=5, or --out.', ['--output', '--max-items=5', '--out']],
    [
      'SORACOM_OUTPUT, as in shippingAddress.city; refund_fail',
      ['SORACOM_OUTPUT', 'shippingAddress.city', 'refund_fail'],
    ],
    ['Text, @file, or - for ~/.soracom; me@file.example', ['@file', '~/.soracom']],
    ['Example: {"a":{"bC":1}}. Example: "x y".', ['{"a":{"bC":1}}', '"x y"']],
    ['An eSIM of SORACOM Arc, plan-D, UTC, a well-known thing', []],
  ])('%s', (sentence, code) => {
    const spans = findSpans(sentence);
    expect(spans.filter(({ isCode }) => isCode).map(({ text }) => text)).toEqual(code);
    expect(spans.map(({ text }) => text).join('')).toBe(sentence.replaceAll(/"(soracom [^"]*)"/g, '$1'));
  });
});

describe('the manual', () => {
  it('has a name of its own for every page', async () => {
    const names = (await gatherPages(openShippedTree())).map(manFileOf);
    expect(new Set(names.map((name) => name.replace(/^man\d\/(.*)\.\d$/, '$1'))).size).toBe(names.length);
    expect(names).toContain('man1/soracom.1');
    expect(names).toContain('man1/soracom-orders-resource-initial-setting-update.1');
    expect(names).toContain('man7/soracom-exit-codes.7');
  });
});
