/** The shape of a check, and how one runs: on its own, its failure turned into a finding. */
import { SoracomError, exitCodes, type ErrorKind, type Sentence } from '../../src/errors.ts';
import type { Text } from '../../src/text/en.ts';
import { reasonOf } from '../../src/files/errno.ts';
import type { CommandContext } from '../../src/command/command.ts';
import type { GlobalName } from '../../src/command/global-flags.ts';
import type { TimeLimit } from './limit.ts';

/** What a check found. */
export type Finding =
  | { status: 'ok'; detail: Sentence }
  | {
      status: 'skipped';
      detail: Sentence;
      /** The check whose problem keeps this one from being made. */
      because?: string;
    }
  | {
      status: 'problem';
      detail: Sentence;
      fix?: Sentence | undefined;
      kind: ErrorKind;
      /** Commands work all the same. */
      isWarning?: boolean;
    };

/** One check. */
export interface Check {
  name: string;
  /** Anything thrown counts as a problem of this check alone. */
  run: () => Finding | Promise<Finding>;
}

/** What the checks look at. */
export interface CheckInput {
  /** Its settings hold nothing that is wrong, and every wait in it is bounded. */
  context: CommandContext;
  /** What is wrong with flags and environment. */
  problems: readonly Sentence[];
  /** The settings that were left out for it. */
  invalid: ReadonlySet<GlobalName>;
  limit: TimeLimit;
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

/** A problem that commands work with all the same. */
export function warning(kind: ErrorKind, detail: Sentence, fix?: Sentence): Finding {
  return { status: 'problem', kind, detail, fix, isWarning: true };
}

/** All is well. */
export function ok(detail: Sentence): Finding {
  return { status: 'ok', detail };
}

/** Runs a check within its time and never fails. @throws SoracomError only where the user interrupts */
export async function runCheck({ run }: Check, limit: TimeLimit): Promise<Finding> {
  try {
    return await limit.within(async () => run());
  } catch (error) {
    if (error instanceof SoracomError) {
      if (error.kind === 'interrupted') throw error;
      return problem(error.kind, error.sentence, error.details.hint);
    }
    const reason = reasonOf(error);
    return problem('unexpected', (t) => t.errors.unexpected(reason(t)));
  }
}

/** What a check stands on: the check that reports it, and what throws where it is broken. */
export type Needs = readonly (readonly [check: string, need: () => unknown])[];

/** A check that says nothing new where what it stands on is broken. */
export function after(needs: Needs, run: () => Finding | Promise<Finding>): () => Promise<Finding> {
  return async () => {
    for (const [name, need] of needs) {
      if (!(await succeeds(need))) {
        return {
          status: 'skipped',
          detail: (t) => t.doctor.skipped(t.doctor.titles[name] ?? name),
          because: name,
        };
      }
    }
    return run();
  };
}

/** Whether something that a check stands on is sound. */
async function succeeds(need: () => unknown): Promise<boolean> {
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
