/** The series of amounts in a response: what a chart draws, one chart for each currency and each list. */
import { JsonNumber, type JsonValue } from '../json/value.ts';
import { formatCell, type CellContext } from './cell.ts';
import { chooseColumns, type Column } from './columns.ts';
import { cellText, currencyIn } from './drawing.ts';
import { declaredFields } from './field.ts';
import type { Part, RowsPart } from './parts.ts';
import { ownName } from './rank.ts';
import type { Cells } from './row.ts';
import { WholeRowReader } from './row-reader.ts';
import { itemSchemaOf, resolveSchema, type Schemas } from './schema.ts';
import { rowSchema, type Shape } from './shape.ts';

/** One bar. */
export interface Bar {
  label: string;
  /** The amount, a JSON number's text. */
  amount: string;
  /** A word on how it stands, where it is not simply settled. */
  status: string | undefined;
}

/** Amounts in one currency, to be compared by length. */
export interface Series {
  /** What the amounts belong to, where a response has several series. */
  title: string | undefined;
  /** The names of the fields that amounts and labels come from. */
  amountName: string;
  labelName: string;
  currency: string;
  /** Whether the labels are times, which have an order of their own. */
  isTimed: boolean;
  bars: Bar[];
}
