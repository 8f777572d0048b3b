/** A page of the manual, before it is written as Markdown or for `man`: one for each command and each topic. */

/** What names a page. */
export interface PageName {
  kind: 'command' | 'topic';
  /** The words of the command, none for the program itself; of a topic, the word that `soracom help` takes. */
  words: readonly string[];
}

/** What a page says. Nothing in it is escaped. */
export interface ReferencePage extends PageName {
  /** What it is about, in one line. */
  summary: string;
  /** Command lines with places in them, such as `soracom bills list [flags]`. */
  usage: readonly string[];
  paragraph: string;
  sections: readonly Section[];
  /** Pages to read next. */
  seeAlso: readonly PageName[];
}

/** A part of a page under a heading of its own: any of these, in this order. */
export interface Section {
  heading: string;
  /** Paragraphs. */
  prose?: readonly string[];
  terms?: readonly Term[];
  /** Other pages, each with its summary. */
  pages?: readonly Pick<ReferencePage, keyof PageName | 'summary'>[];
  code?: { language: 'sh' | 'json'; lines: readonly string[] };
}

/** A name and what it means: a flag, a field, a value. */
export interface Term {
  name: string;
  /** What kind of value stands under the name. */
  type?: string;
  text: string;
  /** What belongs to it. */
  below: readonly Term[];
}

/** The command line that a page is about. */
export function titleOf({ kind, words }: PageName): string {
  return ['soracom', ...(kind === 'topic' ? ['help'] : []), ...words].join(' ');
}
