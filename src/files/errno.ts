/** Reads what the system says of a failed file operation, and puts it into words. */
import { getSystemErrorMap } from 'node:util';
import { SoracomError, type Sentence } from '../errors.ts';

/** What the system calls an error (`ENOENT`, `EACCES`, …), its cause's name, or else its own words. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error) return String(error.code);
  return error.cause instanceof Error ? codeOf(error.cause) : error.message;
}

/**
 * Why something failed, in words that fit behind a colon or into brackets, without a full stop: the system's reason,
 * translated; else what an error of ours says; else the system's own words.
 */
export function reasonOf(error: unknown): Sentence {
  const code = codeOf(error);
  const words = systemWords(error);
  return (t) => {
    const said = error instanceof SoracomError ? error.sentence(t) : words;
    return t.files.reasons[code] ?? said.replace(/[.。]$/u, '');
  };
}

/** The system's own words for an error: of `EXYZ: words, open '/some/path'` the words. */
export function systemWords(error: unknown): string {
  const known =
    error instanceof Error && 'errno' in error ? getSystemErrorMap().get(Number(error.errno)) : undefined;
  if (known !== undefined) return known[1];
  const message = error instanceof Error ? error.message : String(error);
  const [, words = message] = /^E[A-Z0-9]+: (.+?)(?:, \w+(?: '.*)?)?$/s.exec(message) ?? [];
  return words;
}

/** Whether an error says that nothing is there: no file, or no folder that it could be in. */
export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}
