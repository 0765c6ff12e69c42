"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

import { Failed } from "@/components/ui/Failed";

import { LogBar } from "./LogBar";
import { LogLine } from "./LogLine";
import { useFinds } from "./useFinds";
import { useFolds } from "./useFolds";
import { useLatest } from "./useLatest";
import { useLog } from "./useLog";
import { useScan } from "./useScan";
import { useTimes } from "./useTimes";
import { useWindow } from "./useWindow";
import styles from "./log.module.scss";

const ROW = 20;
const NEAR_END = ROW * 3;
/** Who goes up while lines come wants to stay there. */
const UPWARDS = new Set(["Home", "PageUp", "ArrowUp"]);

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
  const scan = useScan(log);
  const folds = useFolds(scan.sections, log.lines.length);
  const frame = useRef<HTMLDivElement>(null);
  const rows = useWindow(frame, folds.rows.count, ROW);
  const { show } = rows;

  /** Where to go as soon as its line is there and not hidden; a new object each time, so that one may go there again. */
  const [target, setTarget] = useState<{ line: number } | null>(() => (marked === null ? null : { line: marked }));
  const go = useCallback(
    (line: number) => {
      setFollow(false);
      setMarked(line);
      folds.reveal(line);
      setTarget({ line });
    },
    [folds],
  );
  const mark = useLatest((line: number) => {
    go(line);
    window.history.replaceState(null, "", `#L${line + 1}`);
  });
  const reached = target !== null && log.lines.length > target.line;
  useLayoutEffect(() => {
    if (reached) show(folds.rows.rowOf(target.line), "center");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not when something is folded later
  }, [target, reached]);

  const linked = useLatest(() => {
    const line = lineOf(window.location.hash);
    if (line !== null) go(line);
  });
  useEffect(() => {
    window.addEventListener("hashchange", linked);
    return () => window.removeEventListener("hashchange", linked);
  }, [linked]);

  useEffect(() => {
    if (follow && folds.rows.count > 0) show(folds.rows.count - 1, "end");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when lines come, not when some are folded
  }, [follow, log.lines.length, show]);

  const onScroll = () => {
    rows.onScroll();
    const box = frame.current;
    if (!box) return;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
    if (atEnd !== follow && log.loaded) setFollow(atEnd);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (UPWARDS.has(event.key)) setFollow(false);
    rows.onKeyDown(event);
  };
  const line = (row: number) => {
    const number = folds.rows.lineAt(row);
    const head = folds.headAt(number);
    return (
      <LogLine
        key={number}
        number={number}
        top={row * ROW}
        text={log.lines[number] ?? ""}
        wanted={wanted}
        time={withTimes ? times(number) : undefined}
        marked={number === marked}
        found={number === finds.current}
        group={head?.hidden}
        folded={head?.folded ?? false}
        onMark={mark}
        onFold={folds.toggle}
      />
    );
  };

  return (
    <div className={styles.log}>
      <LogBar {...{ runId, buildId, picker, log, finds, folds, wanted, follow, withTimes }} error={scan.firstError} onSearch={setWanted} onShow={mark} onTimes={setWithTimes} onFollow={setFollow} />
      {log.error && <Failed error={log.error} />}
      <div
        ref={frame}
        className={styles.frame}
        data-groups={folds.groups.length > 0 || undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
        onWheel={(event) => event.deltaY < 0 && setFollow(false)}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t("label")}
        data-testid="log"
      >
        <ol className={styles.rows} style={{ height: folds.rows.count * ROW }}>
          {Array.from({ length: Math.max(0, rows.to - rows.from) }, (_, index) => line(rows.from + index))}
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
