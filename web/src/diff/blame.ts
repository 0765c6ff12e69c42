import type { Edit } from "@/api/client";

export interface Blame {
  /** Which edit made a line of the final file; undefined for lines that are as they were. */
  made: (string | undefined)[];
  /** Which edit took a line of the original file away. */
  removed: (string | undefined)[];
}

type Origin = { line: number } | { edit: string };

/** Follows every line through the edits of one file, in their order. Null when they don't lead from the one text to
 * the other: then something changed the file that did not say what. */
export function blame(before: number, after: number, edits: readonly Pick<Edit, "id" | "hunks">[]): Blame | null {
  let lines: Origin[] = Array.from({ length: before }, (_, line) => ({ line }));
  const removed: (string | undefined)[] = Array(before).fill(undefined);
  for (const edit of edits) {
    const next: Origin[] = [];
    let position = 0;
    for (const { old_start: oldStart, old_lines: oldLines, new_lines: newLines } of edit.hunks) {
      if (oldStart < position || oldStart + oldLines > lines.length) return null;
      next.push(...lines.slice(position, oldStart));
      for (const gone of lines.slice(oldStart, oldStart + oldLines)) if ("line" in gone) removed[gone.line] = edit.id;
      for (let n = 0; n < newLines; n++) next.push({ edit: edit.id });
      position = oldStart + oldLines;
    }
    lines = [...next, ...lines.slice(position)];
  }
  if (lines.length !== after) return null;
  return { made: lines.map((origin) => ("edit" in origin ? origin.edit : undefined)), removed };
}

/** Ids of the edits behind a difference: lines `[fromA, toA)` of the original became `[fromB, toB)`. */
export function behind({ made, removed }: Blame, fromA: number, toA: number, fromB: number, toB: number): string[] {
  const ids = [...removed.slice(fromA, toA), ...made.slice(fromB, toB)];
  return [...new Set(ids.filter((id) => id !== undefined))];
}
