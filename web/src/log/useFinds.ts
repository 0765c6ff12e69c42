import { useEffect, useRef, useState } from "react";

import { search } from "./search";
import type { Log } from "./useLog";

export interface Finds {
  lines: number[];
  /** Index into `lines`; -1 while there is none. */
  at: number;
  /** The line at `at`. */
  current: number | null;
  go: (step: 1 | -1) => number | null;
}

const TYPING_MS = 120;

/** The lines with the wanted text, found while one goes on reading. */
export function useFinds(log: Log, wanted: string): Finds {
  const [lines, setLines] = useState<number[]>([]);
  const [at, setAt] = useState(-1);
  const done = useRef({ lines: log.lines, wanted: "", upTo: 0 });
  const settled = log.loaded ? log.lines.length : 0;

  useEffect(() => {
    if (done.current.lines !== log.lines || done.current.wanted !== wanted) {
      done.current = { lines: log.lines, wanted, upTo: 0 };
      setLines([]);
      setAt(-1);
    }
    if (!wanted) return;
    const place = done.current;
    let current = true;
    const run = async () => {
      const all: number[] = [];
      for await (const hits of search(log.lines, wanted, place.upTo)) {
        if (!current) return;
        all.push(...hits);
      }
      place.upTo = Math.max(0, log.lines.length - 1); // the last line may still grow
      setLines((old) => [...old, ...all.filter((line) => line > (old.at(-1) ?? -1))]);
    };
    const timer = setTimeout(() => void run(), TYPING_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [log.lines, settled, wanted]);

  const go = (step: 1 | -1): number | null => {
    if (lines.length === 0) return null;
    const next = at < 0 ? (step === 1 ? 0 : lines.length - 1) : (at + step + lines.length) % lines.length;
    setAt(next);
    return lines[next] ?? null;
  };
  return { lines, at, current: lines[at] ?? null, go };
}
