/** Remembers what was asked, so that a test can count calls. */

/** One request that was answered. */
export interface RequestEntry {
  method: string;
  /** With the base path, without the query. */
  path: string;
  query: string;
  operationId: string | null;
  status: number;
  /** Whether Soracom's credentials came with it: a download must not carry them. */
  credentials: boolean;
}

/** Counts of everything, and the latest entries. */
export interface RequestLog {
  add(entry: RequestEntry): void;
  clear(): void;
  show(): {
    total: number;
    byOperation: Record<string, number>;
    byStatus: Record<string, number>;
    latest: RequestEntry[];
  };
}

const kept = 1000;

export function createRequestLog(): RequestLog {
  let total = 0;
  let latest: RequestEntry[] = [];
  const byOperation = new Map<string, number>();
  const byStatus = new Map<string, number>();
  return {
    add(entry) {
      total += 1;
      count(byOperation, entry.operationId ?? 'none');
      count(byStatus, String(entry.status));
      latest.push(entry);
      // Cut in large steps, so that a long run does not copy the list at every request.
      if (latest.length >= 2 * kept) latest = latest.slice(-kept);
    },
    clear() {
      total = 0;
      latest = [];
      byOperation.clear();
      byStatus.clear();
    },
    show: () => ({
      total,
      byOperation: Object.fromEntries(byOperation),
      byStatus: Object.fromEntries(byStatus),
      latest: latest.slice(-kept),
    }),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
