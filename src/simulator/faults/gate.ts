/** Holds the rules in force, decides which of them meet a request, and counts them down. */
import { messages } from '../messages.ts';
import { ApiRefusal, createRefusalReply } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import type { FaultedRequest, FaultMatch, FaultRule } from './rule.ts';
import { faults } from './table.ts';

/** A rule in force. */
export interface ActiveFault {
  rule: FaultRule;
  /** Matching requests so far. */
  seen: number;
  /** Requests it met. */
  met: number;
}

/** What stands between every request and its answer. */
export interface FaultGate {
  list(): readonly ActiveFault[];
  add(rule: FaultRule): void;
  clear(): void;
  /** Answers a request through every rule that meets it, the first rule outermost. */
  pass(request: Omit<FaultedRequest, 'deadTokens'>, proceed: () => Promise<Reply>): Promise<Reply>;
}

export function createFaultGate(rules: readonly FaultRule[]): FaultGate {
  const deadTokens = new Set<string>();
  let active: ActiveFault[] = rules.map(activate);
  return {
    list: () => active,
    add: (rule) => void active.push(activate(rule)),
    clear() {
      active = [];
      deadTokens.clear();
    },
    async pass(given, proceed) {
      const request: FaultedRequest = { ...given, deadTokens };
      const token = request.headers['x-soracom-token'];
      if (typeof token === 'string' && deadTokens.has(token)) {
        return createRefusalReply(new ApiRefusal(401, messages.expiredToken()), request.language);
      }
      return meetAll(
        active.filter((entry) => strikes(entry, request)),
        request,
        proceed,
      );
    },
  };
}

function activate(rule: FaultRule): ActiveFault {
  return { rule, seen: 0, met: 0 };
}

async function meetAll(
  [first, ...others]: ActiveFault[],
  request: FaultedRequest,
  proceed: () => Promise<Reply>,
): Promise<Reply> {
  const fault = first === undefined ? undefined : faults[first.rule.fault];
  if (first === undefined || fault === undefined) return proceed();
  return fault.meet(first.rule, request, () => meetAll(others, request, proceed));
}

/** Counts a matching request, and says whether the rule meets it. */
function strikes(entry: ActiveFault, request: FaultedRequest): boolean {
  const { match = {}, after = 0, times = Infinity } = entry.rule;
  if (!matches(match, request)) return false;
  entry.seen += 1;
  if (entry.seen <= after || entry.met >= times) return false;
  entry.met += 1;
  return true;
}

function matches({ method, path, operationId }: FaultMatch, request: FaultedRequest): boolean {
  return (
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || matchesPath(path, request.path)) &&
    (operationId === undefined || operationId === request.operationId)
  );
}

function matchesPath(pattern: string, path: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(path);
}
