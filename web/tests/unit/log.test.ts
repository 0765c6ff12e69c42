import { describe, expect, it } from "vitest";

import { Rows, groupsOf } from "@/log/groups";
import { LogLines } from "@/log/lines";
import { lineOf } from "@/log/LogView";
import { chosenBuild } from "@/log/LogPage";
import { firstError, search, sections } from "@/log/search";
import { timeAt } from "@/log/useTimes";

const grown = (...pieces: string[]) => {
  const log = new LogLines();
  for (const piece of pieces) log.append(piece);
  return log.lines;
};

describe("a growing log", () => {
  it("is the same however it is cut", () => {
    const text = "one\ntwo\r\nthree\n\nfive";
    for (let cut = 0; cut <= text.length; cut++) expect(grown(text.slice(0, cut), text.slice(cut))).toEqual(["one", "two", "three", "", "five"]);
  });

  it("shows what a progress line said last", () => {
    expect(grown("Downloading 10%\rDownloading 100%\rDone\nnext\n")).toEqual(["Done", "next"]);
  });
});

describe("searching", () => {
  it("finds lines whatever their case and colours", async () => {
    const lines = ["nothing", "BUILD \u001b[31mFAILURE\u001b[m", "a build failure", ""];
    const hits: number[] = [];
    for await (const found of search(lines, "build Failure")) hits.push(...found);
    expect(hits).toEqual([1, 2]);
  });

  it("finds every line once, however many there are", async () => {
    const lines = Array.from({ length: 5_321 }, (_, index) => (index % 3 ? "x" : "wanted"));
    const hits: number[] = [];
    for await (const found of search(lines, "wanted", 100)) hits.push(...found);
    expect(hits).toEqual(lines.flatMap((line, index) => (line === "wanted" && index >= 100 ? [index] : [])));
  });

  it("finds nothing for nothing", async () => {
    for await (const found of search(["a"], "")) expect(found).toEqual([]);
  });

  it.each([
    ["maven", ["[INFO] fine", "\u001b[1;31m[ERROR]\u001b[m COMPILATION ERROR :", "[ERROR] x"], 1],
    ["gradle", ["> Task :compileJava FAILED", "FAILURE: Build failed with an exception."], 1],
    ["surefire", ["[INFO] Tests run: 1", "Tests run: 1 <<< FAILURE! - in a.B"], 1],
    ["none", ["[INFO] BUILD SUCCESS", "0 errors"], -1],
  ])("knows the first error of %s", (_, lines, line) => {
    expect(firstError(lines)).toBe(line);
  });

  it("knows where commands, modules, goals and tasks begin, and what ends them", () => {
    const rule = `[INFO] ${"-".repeat(72)}`;
    const lines = ["Round 1", "$ mvn verify", "[INFO] ------< com.example:shop >------", "x", "[INFO] --- surefire:3.5.2:test (default-test) @ shop ---", rule, "> Task :app:test"];
    expect(sections(lines)).toEqual([
      { line: 0, title: "", level: 1 },
      { line: 1, title: "mvn verify", level: 1 },
      { line: 2, title: "com.example:shop", level: 2 },
      { line: 4, title: "surefire:3.5.2:test", level: 3 },
      { line: 5, title: "", level: 2 },
      { line: 6, title: ":app:test", level: 3 },
    ]);
  });
});

describe("groups of lines", () => {
  const heads = [
    { line: 1, title: "mvn", level: 1 as const },
    { line: 2, title: "module", level: 2 as const },
    { line: 3, title: "goal", level: 3 as const },
    { line: 6, title: "empty", level: 3 as const },
    { line: 7, title: "", level: 2 as const },
    { line: 9, title: "again", level: 1 as const },
  ];
  const groups = groupsOf(heads, 12);

  it("end where the next of their level or above begins; those without lines are none", () => {
    expect(groups.map(({ title, line, end }) => [title, line, end])).toEqual([
      ["mvn", 1, 9],
      ["module", 2, 7],
      ["goal", 3, 6],
      ["again", 9, 12],
    ]);
  });

  const shown = (folded: string[], total = 12) => {
    const rows = new Rows(total, groups.filter((group) => folded.includes(group.title)));
    return { rows, lines: Array.from({ length: rows.count }, (_, row) => rows.lineAt(row)) };
  };

  it.each([
    [[], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    [["goal"], [0, 1, 2, 3, 6, 7, 8, 9, 10, 11]],
    [["module", "goal"], [0, 1, 2, 7, 8, 9, 10, 11]],
    [["mvn", "goal", "again"], [0, 1, 9]],
  ])("hide their lines: %j", (folded, lines) => {
    expect(shown(folded).lines).toEqual(lines);
  });

  it("say in which row a line is, or the head that hides it", () => {
    const { rows, lines } = shown(["module", "again"]);
    expect(lines.map((line) => rows.rowOf(line))).toEqual(lines.map((_, row) => row));
    expect([3, 6, 10, 11].map((line) => lines[rows.rowOf(line)])).toEqual([2, 2, 9, 9]);
  });
});

describe("places in a log", () => {
  it("reads links to lines", () => {
    expect(["#L1", "#L120", "#L0", "#Lx", ""].map(lineOf)).toEqual([0, 119, null, null, null]);
  });

  it("counts bytes, not letters", () => {
    const text = "a\n가나\n50%\r100%\nb";
    for (let cut = 0; cut <= text.length; cut++) {
      const log = new LogLines();
      for (const piece of [text.slice(0, cut), text.slice(cut)]) log.append(piece);
      expect(log.starts).toEqual([0, 2, 9, 18]);
    }
  });

  it("gives a line the time of the piece that it begins in", () => {
    const pieces = [
      { offset: 0, at: "first" },
      { offset: 10, at: "second" },
    ];
    expect([0, 9, 10, 500].map((byte) => timeAt(pieces, byte))).toEqual(["first", "first", "second", "second"]);
    expect(timeAt([], 3)).toBeUndefined();
  });
});

describe("which log is shown first", () => {
  const build = (id: string, started_at: string | null) => ({ id, attempt: 1, status: "finished" as const, outcome: null, started_at, finished_at: null });
  const step = (name: "prepare" | "baseline" | "build", status: "succeeded" | "failed", ...builds: ReturnType<typeof build>[]) => ({
    step: name,
    status,
    attempts: builds.length,
    message: "",
    started_at: null,
    completed_at: null,
    seconds: null,
    builds,
  });
  const steps = [step("prepare", "succeeded", build("p", "1")), step("baseline", "failed", build("b1", "2"), build("b2", "3")), step("build", "succeeded", build("c", "9"))];

  it("is the one asked for, then that of a failure, then the newest", () => {
    expect(chosenBuild(steps, "p", null)).toBe("p");
    expect(chosenBuild(steps, null, "build")).toBe("c");
    expect(chosenBuild(steps, "unknown", null)).toBe("b2");
    expect(chosenBuild([steps[0], steps[2]].filter((one) => one !== undefined), null, null)).toBe("c");
    expect(chosenBuild([], null, null)).toBeUndefined();
  });
});
