/** What the system calls an error (`ENOENT`, `EACCES`, …); the error's own words where it has no such name. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
