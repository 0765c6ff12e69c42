import { plainText } from "./ansi";

const SLICE = 500;
const SLICES_MS = 8;
const ESCAPES = "\u001b";

/** Lines that contain `wanted`, whatever the case. Gives the thread back every few milliseconds, however slow it is. */
export async function* search(lines: readonly string[], wanted: string, from = 0): AsyncGenerator<number[]> {
  const needle = wanted.toLowerCase();
  if (!needle) return;
  let until = performance.now() + SLICES_MS;
  for (let start = from; start < lines.length; start += SLICE) {
    yield found(lines, needle, start, Math.min(start + SLICE, lines.length));
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICES_MS;
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
export function firstError(lines: readonly string[], from = 0, to = lines.length): number {
  for (let index = from; index < to; index++) {
    const line = lines[index] ?? "";
    if (ERROR.test(line.includes(ESCAPES) ? plainText(line) : line)) return index;
  }
  return -1;
}

export interface Section {
  line: number;
  /** Empty for what only ends the ones before it: a rule above a summary, a new round. */
  title: string;
  /** 1 for a command, 2 for a module, 3 for a goal or a task. */
  level: 1 | 2 | 3;
}

const LONGEST = 600;
const FIRST = new Set(["[", "$", ">", "R"]);
const ROUND = /^Round \d+$/;
const RULE = /^\[INFO\] -{72}$/;
const HEADS: [RegExp, Section["level"]][] = [
  [/^\$ (\S.*)$/, 1],
  [/^\[INFO\] -+< ([^>]{1,200}) >-+$/, 2],
  [/^\[INFO\] --- ([\w.-]+:[\w.-]+:[\w.-]+) \([^)]{1,100}\) @ \S{1,200} ---$/, 3],
  [/^> Task (:\S{1,200})/, 3],
];

/** Where a command, a module, a plugin goal or a Gradle task begins, and what ends them. */
export function sections(lines: readonly string[], from = 0, to = lines.length): Section[] {
  const result: Section[] = [];
  for (let line = from; line < to; line++) {
    const raw = lines[line] ?? "";
    if (raw.length > LONGEST) continue;
    const text = raw.includes(ESCAPES) ? plainText(raw) : raw;
    if (!FIRST.has(text[0] ?? "") || (text.startsWith("[") && !text.startsWith("[INFO] --"))) continue;
    const head = headOf(text);
    if (head) result.push({ line, ...head });
  }
  return result;
}

function headOf(text: string): Omit<Section, "line"> | undefined {
  if (RULE.test(text)) return { title: "", level: 2 };
  if (ROUND.test(text)) return { title: "", level: 1 };
  for (const [pattern, level] of HEADS) {
    const title = pattern.exec(text)?.[1]?.trim();
    if (title) return { title, level };
  }
  return undefined;
}
