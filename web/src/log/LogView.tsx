"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";

import { Failed } from "@/components/ui/Failed";

import { LogBar } from "./LogBar";
import { LogLine } from "./LogLine";
import { type Section, sections } from "./search";
import { useFinds } from "./useFinds";
import { useLog } from "./useLog";
import { useTimes } from "./useTimes";
import styles from "./log.module.scss";

const ROW = 20;
const NEAR_END = ROW * 3;

interface Props {
  runId: string;
  buildId: string;
  picker: ReactNode;
}

/** A log of any length: only the rows in sight are in the page. */
export function LogView({ runId, buildId, picker }: Props) {
  const t = useTranslations("log");
  const log = useLog(runId, buildId);
  const [marked, setMarked] = useState(() => lineOf(typeof window === "undefined" ? "" : window.location.hash));
  const [follow, setFollow] = useState(() => marked === null);
  const [wanted, setWanted] = useState("");
  const [withTimes, setWithTimes] = useState(false);
  const finds = useFinds(log, wanted);
  const times = useTimes(runId, buildId, log, withTimes);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: log.lines.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 24 });

  const show = useCallback(
    (line: number) => {
      setFollow(false);
      setMarked(line);
      window.history.replaceState(null, "", `#L${line + 1}`);
      rows.scrollToIndex(line, { align: "center" });
    },
    [rows],
  );

  useEffect(() => {
    if (follow && log.lines.length > 0) rows.scrollToIndex(log.lines.length - 1, { align: "end" });
  }, [follow, log.lines.length, rows]);

  const reached = marked !== null && log.lines.length > marked;
  useEffect(() => {
    if (reached && !follow) rows.scrollToIndex(marked ?? 0, { align: "center" });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the linked line has arrived
  }, [reached]);

  const onScroll = () => {
    const box = frame.current;
    if (!box || log.ended) return;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (atEnd !== follow && log.loaded) setFollow(atEnd);
  };

  return (
    <div className={styles.log}>
      <LogBar {...{ runId, buildId, picker, log, finds, wanted, follow, withTimes }} onSearch={setWanted} onShow={show} onTimes={setWithTimes} onFollow={setFollow} />
      {log.error && <Failed error={log.error} />}
      <div ref={frame} className={styles.frame} onScroll={onScroll} tabIndex={0} role="log" aria-live="off" aria-label={t("label")} data-testid="log">
        <ol className={styles.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((row) => (
            <LogLine
              key={row.index}
              number={row.index}
              top={row.start}
              text={log.lines[row.index] ?? ""}
              wanted={wanted}
              time={withTimes ? times(row.index) : undefined}
              marked={row.index === marked}
              found={row.index === finds.current}
              onMark={show}
            />
          ))}
        </ol>
        {log.loaded && log.lines.length === 0 && <p className={styles.nothing}>{log.ended ? t("empty") : t("waiting")}</p>}
      </div>
    </div>
  );
}

/** `#L12` is line 11, counted from 0. */
export function lineOf(hash: string): number | null {
  const number = Number(/^#L(\d{1,9})$/.exec(hash)?.[1] ?? 0);
  return number > 0 ? number - 1 : null;
}

/** Sections are looked for only in what is new. */
export function useSections(log: { lines: readonly string[] }): Section[] {
  const known = useRef<{ of: readonly string[]; upTo: number; found: Section[] }>({ of: [], upTo: 0, found: [] });
  if (known.current.of !== log.lines) known.current = { of: log.lines, upTo: 0, found: [] };
  const state = known.current;
  if (log.lines.length > state.upTo) {
    state.found = [...state.found, ...sections(log.lines, state.upTo)];
    state.upTo = log.lines.length;
  }
  return state.found;
}
