/** Reads what the system says of a failed file operation. */

/** What the system calls an error (`ENOENT`, `EACCES`, …), its cause's name, or else its own words. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error) return String(error.code);
  return error.cause instanceof Error ? codeOf(error.cause) : error.message;
}

/** Whether an error says that nothing is there: no file, or no folder that it could be in. */
export function isAbsence(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}
