/**
 * The error classes, and the one table of exit codes.
 *
 * An error carries its sentence as a function of the text catalogue, so that whoever throws need not know the
 * user's language; the one catch at the top of the program turns it into a line on stderr.
 */
import { en, type Text } from './text/en.ts';

/** A sentence in whichever language is asked for. */
export type Sentence = (text: Text) => string;

/** Exit codes by kind of failure; `soracom help exit-codes` prints this table. */
export const exitCodes = {
  success: 0,
  unexpected: 1,
  usage: 2,
  credentials: 3,
  api: 4,
  network: 5,
  interrupted: 130,
} as const;

/** The names of the rows of {@link exitCodes} that are failures. */
export type ErrorKind = Exclude<keyof typeof exitCodes, 'success'>;

/** What an error may carry besides its sentence. */
export interface ErrorDetails {
  /** What to do about it, one line. */
  hint?: Sentence;
  /** The API's own error code, such as `AUM0001`. */
  code?: string;
  /** The HTTP status that came back. */
  status?: number;
  /** The API's request id, for the vendor's support. */
  requestId?: string;
  /** The body of the API's answer, as it came. */
  answer?: string;
  /** Where a list broke off: the key that asks for the page which failed. */
  resumeKey?: string;
  cause?: unknown;
}

/** Every failure that the program expects; `kind` decides the exit code. */
export abstract class SoracomError extends Error {
  abstract readonly kind: ErrorKind;
  readonly sentence: Sentence;
  #details: ErrorDetails;

  constructor(sentence: Sentence, details: ErrorDetails = {}) {
    super(sentence(en), details.cause === undefined ? undefined : { cause: details.cause });
    this.sentence = sentence;
    this.#details = details;
  }

  get details(): Readonly<ErrorDetails> {
    return this.#details;
  }

  /** Says more about the failure while it passes; a hint goes before the one that was there. */
  add(details: ErrorDetails): this {
    const hints = [details.hint, this.#details.hint].filter((hint) => hint !== undefined);
    this.#details = {
      ...this.#details,
      ...details,
      ...(hints.length > 0 && {
        hint: (t: Text) =>
          hints
            .map((hint) => hint(t))
            .filter(Boolean)
            .join('\n'),
      }),
    };
    return this;
  }

  get exitCode(): number {
    return exitCodes[this.kind];
  }
}

/** The command line is wrong; nothing was sent. `problems` holds one sentence for each thing wrong. */
export class UsageError extends SoracomError {
  readonly kind = 'usage';
  readonly problems: readonly Sentence[];

  constructor(problems: Sentence | readonly Sentence[], details: ErrorDetails = {}) {
    const list = typeof problems === 'function' ? [problems] : problems;
    super((text) => list.map((problem) => problem(text)).join('\n'), details);
    this.problems = list;
  }
}

/** No credentials, refused credentials, or a profile that can't be used. */
export class CredentialsError extends SoracomError {
  readonly kind = 'credentials';
}

/** The API answered with a 4xx. */
export class ApiError extends SoracomError {
  readonly kind = 'api';
}

/** The network failed, a time-out passed, or the API answered with a 5xx. */
export class NetworkError extends SoracomError {
  readonly kind = 'network';
}

/** The error for an HTTP status that is no success: a 4xx is the request's fault, anything else the server's. */
export function failureOf(
  status: number,
  sentence: Sentence,
  details: ErrorDetails = {},
): ApiError | NetworkError {
  const Failure = status >= 400 && status < 500 ? ApiError : NetworkError;
  return new Failure(sentence, { status, ...details });
}

/** Ctrl-C or SIGTERM. */
export class InterruptedError extends SoracomError {
  readonly kind = 'interrupted';
}

/** The user answered "no": the same outcome as Ctrl-C at the question, and no error. */
export class CancelledError extends InterruptedError {}

/** Ours: a broken installation, a document that can't be read, a disk that can't be written. */
export class UnexpectedError extends SoracomError {
  readonly kind = 'unexpected';
}
