import type { Section } from "./search";

/** A section with the lines that belong to it: those after `line` up to `end`, which is not among them. */
export interface Group extends Section {
  end: number;
}

/** Sections as groups, outer ones before the inner. One ends where the next of its level or above begins. */
export function groupsOf(sections: readonly Section[], total: number): Group[] {
  const groups: Group[] = [];
  const ends = { 1: total, 2: total, 3: total };
  for (const section of [...sections].reverse()) {
    const { level, line, title } = section;
    if (title && ends[level] > line + 1) groups.push({ ...section, end: ends[level] });
    for (const inner of [1, 2, 3] as const) if (inner >= level) ends[inner] = line;
  }
  return groups.reverse();
}

/** Which lines are in sight, and in which row, while the lines of some groups are hidden. */
export class Rows {
  /** Runs of lines in sight: the first line of each, and the row that it is in. */
  private readonly lines = [0];
  private readonly rows = [0];
  readonly count: number;

  constructor(total: number, folded: readonly Group[]) {
    let line = 0;
    let row = 0;
    for (const group of folded) {
      if (group.line < line) continue; // within one that is folded
      row += group.line + 1 - line;
      line = group.end;
      this.lines.push(line);
      this.rows.push(row);
    }
    this.count = row + total - line;
  }

  lineAt(row: number): number {
    const run = lastUpTo(this.rows, row);
    return (this.lines[run] ?? 0) + row - (this.rows[run] ?? 0);
  }

  /** The row of the line; of a hidden one, that of its group's head. */
  rowOf(line: number): number {
    const run = lastUpTo(this.lines, line);
    const row = (this.rows[run] ?? 0) + line - (this.lines[run] ?? 0);
    return Math.min(row, (this.rows[run + 1] ?? Infinity) - 1);
  }
}

/** Index of the last number that is not above `wanted`; the numbers ascend and begin with 0. */
function lastUpTo(numbers: readonly number[], wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
