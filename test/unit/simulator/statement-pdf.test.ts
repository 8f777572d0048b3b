/** The payment statement is a PDF that a reader can follow from its end to its text (ISO 32000-1, section 7.5). */
import { describe, expect, it } from 'vitest';
import { createPdf } from '../../../src/simulator/world/statement-pdf.ts';

/** The bodies of the objects that the cross-reference table leads to, by object number. */
function readObjects(file: string): { objects: Map<number, string>; trailer: string } {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const table = /^xref\n(\d+) (\d+)\n((?:\d{10} \d{5} [nf] \n)*)(trailer\n.*\n)startxref\n/s.exec(
    file.slice(start),
  );
  if (table === null) throw new Error('No cross-reference table stands where startxref points.');
  const [, first, count, rows = '', trailer = ''] = table;
  const entries = rows.split('\n').slice(0, -1);
  expect([first, Number(count)]).toEqual(['0', entries.length]);
  const objects = new Map<number, string>();
  entries.forEach((entry, number) => {
    const [offset, , kind] = entry.split(' ');
    if (kind === 'f') return;
    const body = /^(\d+) 0 obj\n(.*?)\nendobj\n/s.exec(file.slice(Number(offset)));
    // An object's own number must be the one that the table has it under.
    expect([number, Number(body?.[1])]).toEqual([number, number]);
    objects.set(number, body?.[2] ?? '');
  });
  return { objects, trailer };
}

/** The number in a reference such as `/Root 1 0 R`. */
function referenceIn(text: string | undefined, key: string): number {
  return Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(text ?? '')?.[1]);
}

describe('createPdf', () => {
  const file = Buffer.from(createPdf(['Statement', String.raw`a (b) \ c`])).toString('latin1');

  it('numbers its objects as the cross-reference table does, none left out', () => {
    const { objects, trailer } = readObjects(file);
    expect([...objects.keys()]).toEqual([1, 2, 3, 4, 5]);
    expect(/\/Size (\d+)/.exec(trailer)?.[1]).toBe('6');
    expect(file.match(/ 0 obj\n/g)).toHaveLength(5);
  });

  it('leads from the trailer to the page, its text and its font', () => {
    const { objects, trailer } = readObjects(file);
    const catalogue = objects.get(referenceIn(trailer, 'Root'));
    const pages = objects.get(referenceIn(catalogue, 'Pages'));
    const page = objects.get(referenceIn(pages, 'Kids'));
    expect([catalogue, pages, page]).toEqual([
      expect.stringContaining('/Type /Catalog'),
      expect.stringContaining('/Type /Pages'),
      expect.stringMatching(/\/Type \/Page .*\/MediaBox/),
    ]);
    expect(objects.get(referenceIn(page, 'Parent'))).toBe(pages);
    expect(objects.get(referenceIn(page, 'F1'))).toContain('/Type /Font');
    const contents = objects.get(referenceIn(page, 'Contents')) ?? '';
    const [, length, stream] = /^<< \/Length (\d+) >>\nstream\n(.*)\nendstream$/s.exec(contents) ?? [];
    expect(stream).toHaveLength(Number(length));
    expect(stream).toContain('(Statement) Tj');
    expect(stream).toContain(String.raw`(a \(b\) \\ c) Tj`);
  });
});
