import { plainText } from "./ansi";

const SLICE = 4_000;
const ESCAPES = "\u001b";

/** Lines that contain `wanted`, whatever the case. Gives the thread back between slices of lines. */
export async function* search(lines: readonly string[], wanted: string, from = 0): AsyncGenerator<number[]> {
  const needle = wanted.toLowerCase();
  if (!needle) return;
  for (let start = from; start < lines.length; start += SLICE) {
    yield found(lines, needle, start, Math.min(start + SLICE, lines.length));
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function found(lines: readonly string[], needle: string, start: number, end: number): number[] {
  const hits: number[] = [];
  for (let index = start; index < end; index++) {
    const line = lines[index] ?? "";
    const text = line.includes(ESCAPES) ? plainText(line) : line;
    if (text.toLowerCase().includes(needle)) hits.push(index);
  }
  return hits;
}

const ERROR =
  /^(?:\[ERROR\]|e: |error:|FAILED\b|FAILURE:|BUILD FAILED|Exception in thread|\* What went wrong)|\bCOMPILATION ERROR\b|<<< (?:FAILURE|ERROR)!|: error: /;

/** The first line that reports a problem, as Maven, Gradle, javac and the JVM write them; -1 without any. */
export function firstError(lines: readonly string[], from = 0): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (ERROR.test(line.includes(ESCAPES) ? plainText(line) : line)) return index;
  }
  return -1;
}

export interface Section {
  line: number;
  title: string;
  level: 1 | 2;
}

const MODULE = /^\[INFO\] -+< ([^>]{1,200}) >-+$/;
const GOAL = /^\[INFO\] --- ([\w.-]+:[\w.-]+:[\w.-]+) \(([^)]{1,100})\) @ (\S{1,200}) ---$/;
const TASK = /^> Task (:\S{1,200})/;

/** Where a module, a plugin goal or a Gradle task begins. */
export function sections(lines: readonly string[], from = 0): Section[] {
  const result: Section[] = [];
  for (let index = from; index < lines.length; index++) {
    const raw = lines[index] ?? "";
    if (raw.length > 600) continue;
    const line = raw.includes(ESCAPES) ? plainText(raw) : raw;
    if (!line.startsWith("[INFO] --") && !line.startsWith("> Task")) continue;
    const heading = MODULE.exec(line);
    const goal = heading ? null : GOAL.exec(line);
    const task = heading || goal ? null : TASK.exec(line);
    if (heading) result.push({ line: index, title: heading[1]?.trim() ?? "", level: 1 });
    else if (goal) result.push({ line: index, title: goal[1] ?? "", level: 2 });
    else if (task) result.push({ line: index, title: task[1] ?? "", level: 2 });
  }
  return result;
}
