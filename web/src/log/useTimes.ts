import { useLocale } from "next-intl";
import { useMemo } from "react";

import { useQuery } from "@/api/hooks";
import { api, body } from "@/api/client";

import type { Log } from "./useLog";

/** When the line's first byte arrived: by piece of the log, so lines that came together share their time. */
export function useTimes(runId: string, buildId: string, log: Log, on: boolean): (line: number) => string {
  const locale = useLocale();
  const pieces = useQuery({
    queryKey: ["log-times", buildId, log.ended],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/runs/{run_id}/builds/{build_id}/log/times", { params: { path: { run_id: runId, build_id: buildId } }, signal })),
    enabled: on,
    refetchInterval: on && !log.ended ? 3_000 : false,
  });
  const format = useMemo(() => new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }), [locale]);
  return (line) => {
    const at = timeAt(pieces.data ?? [], log.starts[line] ?? 0);
    return at ? format.format(new Date(at)) : "";
  };
}

/** Of the last piece that begins at or before the byte. */
export function timeAt(pieces: readonly { offset: number; at: string }[], byte: number): string | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.offset ?? 0) <= byte) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1]?.at;
}
