import { useRef } from "react";

import { type Section, firstError, sections } from "./search";
import type { Log } from "./useLog";

export interface Scan {
  sections: readonly Section[];
  /** The first line that reports a problem; -1 while none does. */
  firstError: number;
}

const NOTHING = { sections: [], firstError: -1 };

/** What is looked for in every line, once, as the lines come. */
export function useScan(log: Log): Scan {
  const known = useRef<{ of: readonly string[]; upTo: number; scan: Scan }>({ of: [], upTo: 0, scan: NOTHING });
  if (known.current.of !== log.lines) known.current = { of: log.lines, upTo: 0, scan: NOTHING };
  const state = known.current;
  const whole = log.lines.length - (log.ended ? 0 : 1); // the last line may still grow
  if (whole > state.upTo) {
    const { sections: before, firstError: error } = state.scan;
    const more = sections(log.lines, state.upTo, whole);
    state.scan = {
      sections: more.length > 0 ? [...before, ...more] : before,
      firstError: error < 0 ? firstError(log.lines, state.upTo, whole) : error,
    };
    state.upTo = whole;
  }
  return state.scan;
}
