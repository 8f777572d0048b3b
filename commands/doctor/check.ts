/** The shape of a check, and how one runs: on its own, its failure turned into a finding. */
import { SoracomError, exitCodes, type ErrorKind, type Sentence } from '../../src/errors.ts';
import type { Text } from '../../src/text/en.ts';
import type { CommandContext } from '../../src/command/command.ts';

/** What a check found. */
export type Finding =
  | { status: 'ok' | 'skipped'; detail: Sentence }
  | { status: 'problem'; detail: Sentence; fix?: Sentence | undefined; kind: ErrorKind };

/** One check. */
export interface Check {
  name: string;
  /** Anything thrown counts as a problem of this check alone. */
  run: () => Finding | Promise<Finding>;
}

/** What the checks look at. */
export interface CheckInput {
  context: CommandContext;
  /** What is wrong with flags and environment. */
  problems: readonly Sentence[];
}

/** A row of the report. */
export interface Row {
  check: string;
  status: Finding['status'];
  detail: string;
  fix?: string;
}

/** A problem with its remedy. */
export function problem(kind: ErrorKind, detail: Sentence, fix?: Sentence): Finding {
  return { status: 'problem', kind, detail, fix };
}

/** All is well. */
export function ok(detail: Sentence): Finding {
  return { status: 'ok', detail };
}

/** Runs a check and never fails. @throws SoracomError only where the user interrupts */
export async function runCheck({ run }: Check): Promise<Finding> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof SoracomError) {
      if (error.kind === 'interrupted') throw error;
      return problem(error.kind, error.sentence, error.details.hint);
    }
    const reason = error instanceof Error ? error.message : String(error);
    return problem('unexpected', (t) => t.errors.unexpected(reason));
  }
}

/** Whether something that a check stands on is sound. */
export async function succeeds(need: () => unknown): Promise<boolean> {
  try {
    await need();
    return true;
  } catch (error) {
    if (error instanceof SoracomError && error.kind !== 'interrupted') return false;
    throw error;
  }
}

/** The finding in the user's language. */
export function toRow(name: string, finding: Finding, text: Text): Row {
  const fix = finding.status === 'problem' ? finding.fix?.(text) : undefined;
  return {
    check: name,
    status: finding.status,
    detail: finding.detail(text),
    ...(fix && { fix }),
  };
}

/** The exit code for a set of findings: the highest among the problems. */
export function worstCode(findings: readonly Finding[]): number {
  return Math.max(
    exitCodes.success,
    ...findings.map((finding) => (finding.status === 'problem' ? exitCodes[finding.kind] : 0)),
  );
}
