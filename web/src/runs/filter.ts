import type { RunFilter } from "@/api/queries";

export const STATUSES = ["queued", "running", "waiting", "succeeded", "failed", "cancelled"] as const;
export const PERIODS = { day: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof PERIODS;

const DAY_MS = 24 * 3600 * 1000;
const MINUTE_MS = 60_000;

/** The filter that the address says; what it says wrongly is left out. `now` is cut to minutes, so that the same
 * address asks the same question for a while. */
export function filterOf(address: URLSearchParams, now: number): RunFilter {
  const status = address.getAll("status").filter((one) => STATUSES.some((known) => known === one));
  const group = Number(address.get("group"));
  const period = PERIODS[address.get("period") as Period] as number | undefined;
  const since = period && new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS - period * DAY_MS).toISOString();
  const q = address.get("q")?.trim().slice(0, 200);
  return {
    limit: 50,
    ...(status.length > 0 && { status: status as NonNullable<RunFilter["status"]> }),
    ...(q && { q }),
    ...(Number.isInteger(group) && group > 0 && { group_id: group }),
    ...(since && { since }),
  };
}

/** The address with one answer changed; null or an empty list takes it away. */
export function changed(address: URLSearchParams, name: string, value: string | string[] | null): string {
  const next = new URLSearchParams(address);
  next.delete(name);
  for (const one of Array.isArray(value) ? value : [value]) if (one) next.append(name, one);
  return next.size ? `?${next}` : "?";
}
