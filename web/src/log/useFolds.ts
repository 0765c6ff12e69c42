import { useCallback, useMemo, useState } from "react";

import { type Group, Rows, groupsOf } from "./groups";
import type { Section } from "./search";

export interface Folds {
  groups: readonly Group[];
  rows: Rows;
  /** Of the group whose head is this line; undefined for other lines. */
  headAt: (line: number) => { hidden: number; folded: boolean } | undefined;
  anyFolded: boolean;
  toggle: (line: number) => void;
  setAll: (folded: boolean) => void;
  /** Opens whatever hides the line. */
  reveal: (line: number) => void;
}

const NONE: ReadonlySet<number> = new Set();

/** The log's groups, and which of them are folded. */
export function useFolds(sections: readonly Section[], total: number): Folds {
  const groups = useMemo(() => groupsOf(sections, total), [sections, total]);
  const heads = useMemo(() => new Map(groups.map((group) => [group.line, group])), [groups]);
  const [folded, setFolded] = useState(NONE);
  const rows = useMemo(() => new Rows(total, folded.size ? groups.filter((group) => folded.has(group.line)) : []), [groups, total, folded]);

  const headAt = (line: number) => {
    const group = heads.get(line);
    return group && { hidden: group.end - line - 1, folded: folded.has(line) };
  };
  const toggle = useCallback((line: number) => setFolded((old) => (old.has(line) ? without(old, [line]) : new Set(old).add(line))), []);
  const setAll = (all: boolean) => setFolded(all ? new Set(heads.keys()) : NONE);
  const reveal = useCallback(
    (line: number) => setFolded((old) => without(old, groups.filter((group) => group.line < line && line < group.end).map((group) => group.line))),
    [groups],
  );
  return { groups, rows, headAt, anyFolded: folded.size > 0, toggle, setAll, reveal };
}

function without(old: ReadonlySet<number>, lines: number[]): ReadonlySet<number> {
  if (!lines.some((line) => old.has(line))) return old;
  const next = new Set(old);
  for (const line of lines) next.delete(line);
  return next;
}
