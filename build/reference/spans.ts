/** Finds, in plain sentences, what is typed or sent as it stands, so that a manual can set it apart. */

/** A piece of a sentence. */
export interface Span {
  text: string;
  /** Something to type or to recognise: a command line, a flag, a variable, a property, a path. */
  isCode: boolean;
}

const codeForms = [
  // A command line in quotes, which code needs no more.
  /"soracom(?: [^"]+)?"/,
  /\beval "\$\([^"]*\)"/,
  // A documented example.
  /(?<=\bExample: )(?:\{.*?\}(?=\.(?:\s|$))|\[.*?\](?=\.(?:\s|$))|"[^"]*")/,
  /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/\S*[^\s.,;:)]/,
  /(?<![\w-])--[a-z][\w-]*(?:[=:][^\s.,;:)]+)?/,
  // A variable, or a place to fill in.
  /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/,
  /\b[a-z\d]+(?:-[a-z\d]+)*(?:_[a-z\d]+)+\b/,
  // A property: camelCase, with what it stands in.
  /\b(?:[a-z]{2,}[a-z\d]*\.)*[a-z]{2,}[a-z\d]*[A-Z]\w*(?:\.[a-z]\w*)*\b(?!-)/,
  /~\/[\w./-]*\w/,
  /(?<!\w)@file\b/,
];

const code = new RegExp(codeForms.map(({ source }) => source).join('|'), 'g');

/** @returns the sentence in pieces; joined, they are the sentence but for the quotes round command lines */
export function findSpans(sentence: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const { 0: found, index } of sentence.matchAll(code)) {
    if (index > end) spans.push({ text: sentence.slice(end, index), isCode: false });
    spans.push({ text: found.replace(/^"(soracom.*)"$/, '$1'), isCode: true });
    end = index + found.length;
  }
  if (end < sentence.length) spans.push({ text: sentence.slice(end), isCode: false });
  return spans;
}
