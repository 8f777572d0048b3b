/** What a person should know of the rows that were read, and the data can't say. */
import { toPrintable } from '../../terminal/printable.ts';
import type { RenderOptions } from '../options.ts';
import type { RowReader } from './row.ts';

type Note = RenderOptions['note'];

/** Says which of the columns asked for no row had. */
export function noteUnseen({ unseen = [] }: RowReader, note: Note): void {
  for (const name of unseen) note?.((t) => t.output.unseen(name, ''));
}

/** Says which fields only later rows brought. @param known how many fields there were when the headings were written */
export function noteLate({ fields, headings }: RowReader, known: number, note: Note): void {
  if (headings !== undefined || fields.length <= known) return;
  const names = fields.slice(known).map(({ name }) => toPrintable(name));
  note?.((t) => t.output.lateColumns(names.join(', ')));
}
