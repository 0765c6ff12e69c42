import type { Schemas } from "@/api/client";

export interface Summary {
  succeeded: number;
  unfinished: number;
  waiting: number;
  all: number;
  /** Verified runs of those that ended by themselves; null while none has. */
  rate: number | null;
  usd: number;
}

export function summary(statistics: Pick<Schemas["Statistics"], "runs_by_outcome" | "llm_cost_by_day">): Summary {
  const count = (...names: string[]) =>
    statistics.runs_by_outcome.filter((row) => names.includes(row.status)).reduce((sum, row) => sum + row.runs, 0);
  const succeeded = count("succeeded");
  const ended = succeeded + count("failed");
  return {
    succeeded,
    unfinished: count("queued", "running", "waiting"),
    waiting: count("queued", "waiting"),
    all: statistics.runs_by_outcome.reduce((sum, row) => sum + row.runs, 0),
    rate: ended ? succeeded / ended : null,
    usd: statistics.llm_cost_by_day.reduce((sum, row) => sum + row.usd, 0),
  };
}
