/** What is wrong with a document, as values that know where: a bad document is an answer, not an exception. */
import type { Sentence } from '../errors.ts';
import { toPrintable } from '../terminal/printable.ts';
import { en, type Text } from '../text/en.ts';

/** Where something stands in a document's text; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

/** One thing wrong with a document. An error leaves no index; a warning leaves something out of it. */
export interface Problem extends Position {
  severity: 'error' | 'warning';
  /** The document's name, as it was given to the loader. */
  source: string;
  /** RFC 6901 JSON pointer; empty for the document as a whole. */
  pointer: string;
  sentence: Sentence;
}

/** What a document must offer for its problems to be placed. */
export interface ProblemSource {
  name: string;
  locate(pointer: string): Position;
}

/** Where readers report what is wrong with a document. */
export interface Problems {
  error(pointer: string, sentence: Sentence): void;
  warn(pointer: string, sentence: Sentence): void;
}

/** Nobody reads more of them, and finding the place of each in a large document takes its time. */
const mostProblems = 1000;

/** Collects the problems of one document, each once however often it is met. */
export class ProblemList implements Problems {
  readonly found: Problem[] = [];
  readonly #source: ProblemSource;
  readonly #seen = new Set<string>();

  constructor(source: ProblemSource) {
    this.#source = source;
  }

  error(pointer: string, sentence: Sentence): void {
    this.#add('error', pointer, sentence);
  }

  warn(pointer: string, sentence: Sentence): void {
    this.#add('warning', pointer, sentence);
  }

  #add(severity: Problem['severity'], pointer: string, sentence: Sentence): void {
    // One error decides, so it is kept however many warnings came before it.
    if (this.found.length >= mostProblems && (severity === 'warning' || hasErrors(this.found))) return;
    // A referenced parameter or schema is read once for every place that refers to it.
    const key = `${pointer}\n${sentence(en)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const position = this.#source.locate(pointer);
    this.found.push({ severity, source: this.#source.name, pointer, ...position, sentence });
  }
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

/** A problem's place: `billing.yaml:12:3`, the form that editors turn into a link. */
export function placeOf({ source, line, column }: Pick<Problem, 'source' | 'line' | 'column'>): string {
  return `${source}:${line}:${column}`;
}

/** A problem as one line: `billing.yaml:12:3: error: …`. */
export function describeProblem(problem: Problem, text: Text): string {
  const severity = text.openapi.severity[problem.severity];
  return toPrintable(`${placeOf(problem)}: ${severity}: ${problem.sentence(text)}`);
}
