import type { Schemas } from "@/api/client";

type Day = Schemas["DayCount"];

const DAY_MS = 24 * 3600 * 1000;
const LEAST_DAYS = 14;

/** Also the days without runs, so that the axis is time: two weeks at least, up to the last day that has some. */
export function everyDay(days: readonly Day[]): Day[] {
  const last = days.at(-1)?.day;
  const first = days[0]?.day;
  if (last === undefined || first === undefined) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(last);
  const begin = Math.min(Date.parse(first), end - (LEAST_DAYS - 1) * DAY_MS);
  const count = Math.round((end - begin) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(begin + index * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, succeeded: 0, failed: 0, cancelled: 0, unfinished: 0 };
  });
}

const ORDER = ["prepare", "baseline", "migrate", "build", "repair", "verify", "report"];

/** Steps as a run does them. */
export const inOrder = <T extends { step: string }>(steps: readonly T[]): T[] =>
  [...steps].sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step));

const WEEK = 7;

/** The share of verified runs among those that ended by themselves, each day with the six before it; days without such runs are left out. */
export function weekly(days: readonly Day[]): number[] {
  return days.flatMap((_, index) => {
    const week = days.slice(Math.max(0, index + 1 - WEEK), index + 1);
    const sum = (name: "succeeded" | "failed") => week.reduce((total, day) => total + day[name], 0);
    const ended = sum("succeeded") + sum("failed");
    return ended ? [sum("succeeded") / ended] : [];
  });
}

/** Each value as the mean of a week up to it: so that week-ends do not look like failures. */
export const smooth = (values: readonly number[]): number[] =>
  values.map((_, index) => {
    const week = values.slice(Math.max(0, index + 1 - WEEK), index + 1);
    return week.reduce((sum, value) => sum + value, 0) / week.length;
  });

/** USD by day. */
export function costs(statistics: Pick<Schemas["Statistics"], "runs_by_day" | "llm_cost_by_day"> | undefined): number[] {
  return everyDay(statistics?.runs_by_day ?? []).map(({ day }) =>
    (statistics?.llm_cost_by_day ?? []).filter((cost) => cost.day === day).reduce((sum, cost) => sum + cost.usd, 0),
  );
}
