import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { durationParts } from "@/components/ui/duration";
import { costs as costsByDay, everyDay, inOrder, smooth, weekly } from "@/home/series";
import { summary } from "@/home/summary";
import { chooseLocale } from "@/i18n/locales";
import { nameFor, sourceBody } from "@/projects/source";
import { bytesOf } from "@/run/bytes";
import { layout } from "@/run/graphLayout";
import { changeOf } from "@/run/testChanges";
import { barOf, spanOf } from "@/run/timeline";
import { changed, filterOf } from "@/runs/filter";
import { progressOf } from "@/runs/progress";

import en from "../../messages/en.json";
import ko from "../../messages/ko.json";

const keys = (tree: object, path = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === "object" ? keys(value, `${path}${key}.`) : [`${path}${key}`]));
const texts = (tree: object): string[] => Object.values(tree).flatMap((value) => (typeof value === "object" ? texts(value) : [String(value)]));
const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map((match) => match[1] ?? ""))].sort();

describe("messages", () => {
  it("say the same things in both languages", () => {
    expect(keys(ko)).toEqual(keys(en));
  });

  it("use the same values", () => {
    expect(texts(ko).map(names)).toEqual(texts(en).map(names));
  });
});

describe("the checks", () => {
  it("are called as the gates are", () => {
    const rows = readFileSync(join(import.meta.dirname, "../../../docs/gates.md"), "utf8").matchAll(/^\| (T\d+) \| ([^|]+) \|/gm);
    expect(en.gates).toEqual(Object.fromEntries([...rows].map(([, id, name]) => [id, name?.replaceAll("`", "")])));
  });
});

describe("the language", () => {
  it.each([
    ["ko", "en", "ko"],
    [undefined, "ko-KR,ko;q=0.9,en;q=0.8", "ko"],
    [undefined, "fr,en;q=0.2,ko;q=0.7", "ko"],
    [undefined, "ko;q=0,fr", "en"],
    ["xx", null, "en"],
  ])("of cookie %s and browser %s is %s", (cookie, accepted, expected) => {
    expect(chooseLocale(cookie, accepted)).toBe(expected);
  });
});

describe("the run list's address", () => {
  it("becomes a filter, and nonsense in it is left out", () => {
    const address = new URLSearchParams("status=failed&status=bad&q=%20shop%20&group=3&period=day");
    expect(filterOf(address, Date.UTC(2026, 0, 2, 0, 0, 59))).toEqual({ limit: 50, status: ["failed"], q: "shop", group_id: 3, since: "2026-01-01T00:00:00.000Z" });
    expect(filterOf(new URLSearchParams("group=-1&period=century&status="), 0)).toEqual({ limit: 50 });
  });

  it("changes one answer and keeps the others", () => {
    const address = new URLSearchParams("q=a&status=failed");
    expect(changed(address, "status", ["failed", "running"])).toBe("?q=a&status=failed&status=running");
    expect(changed(address, "q", null)).toBe("?status=failed");
    expect(changed(new URLSearchParams("q=a"), "q", "")).toBe("?");
  });
});

describe("times", () => {
  it.each([
    [0.04, "short", { seconds: "0.0" }],
    [9.94, "short", { seconds: "9.9" }],
    [59.6, "minutes", { minutes: 1, seconds: 0 }],
    [125, "minutes", { minutes: 2, seconds: 5 }],
    [7260, "hours", { hours: 2, minutes: 1 }],
  ] as const)("%s s are %s", (seconds, key, parts) => {
    expect(durationParts(seconds)).toEqual([key, parts]);
  });

  it("lie on one line, those under way up to now", () => {
    const steps = [
      { started_at: "2026-01-01T00:00:00Z", completed_at: "2026-01-01T00:00:10Z" },
      { started_at: "2026-01-01T00:00:10Z", completed_at: null },
      { started_at: null, completed_at: null },
    ];
    const now = Date.parse("2026-01-01T00:00:40Z");
    const span = spanOf(steps, now);
    expect(span).not.toBeNull();
    if (!span) return;
    expect(steps.map((step) => barOf(step, span, now))).toEqual([{ left: 0, width: 25 }, { left: 25, width: 75 }, null]);
    expect(spanOf([], now)).toBeNull();
  });
});

describe("charts", () => {
  const day = (name: string, succeeded: number) => ({ day: name, succeeded, failed: 0, cancelled: 0, unfinished: 0 });

  it("have every day on their axis, two weeks at least", () => {
    const all = everyDay([day("2026-02-27", 2), day("2026-03-02", 1)]);
    expect(all).toHaveLength(14);
    expect(all.slice(-4).map((one) => [one.day, one.succeeded])).toEqual([
      ["2026-02-27", 2],
      ["2026-02-28", 0],
      ["2026-03-01", 0],
      ["2026-03-02", 1],
    ]);
    expect(everyDay([day("2026-01-01", 1), day("2026-01-31", 1)])).toHaveLength(31);
    expect(everyDay([])).toEqual([]);
    expect(costsByDay({ runs_by_day: [day("2026-01-01", 1)], llm_cost_by_day: [{ day: "2026-01-01", model: "m", tokens: 1, usd: 2 }] }).slice(-2)).toEqual([0, 2]);
    expect(costsByDay(undefined)).toEqual([]);
  });

  it("give a week's share of verified runs for each day that has one", () => {
    const week = [day("2026-01-01", 1), { ...day("2026-01-02", 0), failed: 1 }, day("2026-01-03", 2)];
    expect(weekly(week)).toEqual([1, 0.5, 0.75]);
    expect(weekly([day("2026-01-01", 0)])).toEqual([]);
    expect(smooth([7, 0, 0, 0, 0, 0, 0, 14])).toEqual([7, 3.5, 7 / 3, 7 / 4, 7 / 5, 7 / 6, 1, 2]);
  });

  it("have the steps as a run does them", () => {
    expect(inOrder([{ step: "verify" }, { step: "build" }, { step: "prepare" }]).map((one) => one.step)).toEqual(["prepare", "build", "verify"]);
  });
});

describe("the graph", () => {
  it("has the baseline beside the migration, and the repair below its build", () => {
    const node = (id: string) => ({ id, step: id as "build", label: id, status: null, seconds: null, attempts: 0 });
    const then = (source: string, target: string) => ({ source, target, kind: "then" as const });
    const graph = {
      nodes: ["prepare", "baseline", "migrate", "build", "repair", "verify", "report"].map(node),
      edges: [
        then("prepare", "baseline"),
        then("prepare", "migrate"),
        then("migrate", "build"),
        then("baseline", "verify"),
        then("build", "verify"),
        then("verify", "report"),
        { source: "build", target: "repair", kind: "repair" as const },
        { source: "repair", target: "build", kind: "repair" as const },
      ],
    };
    const at = layout(graph);
    const [baseline, migrate, build, repair, verify] = ["baseline", "migrate", "build", "repair", "verify"].map((id) => at.get(id));
    expect(baseline?.x).toBe(migrate?.x);
    expect(baseline?.y).not.toBe(migrate?.y);
    expect(build?.y).toBe(migrate?.y);
    expect(repair?.x).toBe(build?.x);
    expect(repair?.y ?? 0).toBeGreaterThan(build?.y ?? 0);
    expect(verify?.x ?? 0).toBeGreaterThan(build?.x ?? 0);
    expect(new Set([...at.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(7);
  });
});

describe("small words", () => {
  it("say what became of a test", () => {
    const of = (before: "passed" | "failed" | "skipped" | null, after: "passed" | "failed" | "skipped" | null) => changeOf({ before, after });
    expect([of("passed", "failed"), of("failed", "passed"), of("passed", null), of(null, "passed"), of("passed", "skipped"), of("failed", "failed")]).toEqual([
      "broken",
      "mended",
      "gone",
      "new",
      "skipped",
      "same",
    ]);
  });

  it("say where a run is", () => {
    const run = { status: "running" as const, verified: null, failure: null, error_message: null, waiting_reason: null, current_step: "build" as const };
    expect(progressOf(run)).toEqual({ kind: "step", step: "build" });
    expect(progressOf({ ...run, waiting_reason: "number 2 in line" })).toEqual({ kind: "text", text: "number 2 in line" });
    expect(progressOf({ ...run, status: "failed", error_message: "no" })).toEqual({ kind: "text", text: "no" });
    expect(progressOf({ ...run, status: "succeeded", verified: true })).toEqual({ kind: "verified" });
  });

  it("sum up statistics", () => {
    const rows = [
      { status: "succeeded", runs: 3 },
      { status: "failed", runs: 1 },
      { status: "running", runs: 2 },
    ];
    const costs = [{ day: "2026-01-01", model: "m", tokens: 5, usd: 0.25 }];
    expect(summary({ runs_by_outcome: rows, llm_cost_by_day: costs })).toEqual({ succeeded: 3, unfinished: 2, waiting: 0, all: 6, rate: 0.75, usd: 0.25 });
    expect(summary({ runs_by_outcome: [], llm_cost_by_day: [] }).rate).toBeNull();
  });

  it("name projects and leave empty fields out", () => {
    const git = { kind: "git" as const, url: " https://git.example.org/team/orders.git/ ", ref: "", subdir: " a " };
    expect(nameFor(git)).toBe("orders");
    expect(sourceBody(git)).toEqual({ git_url: "https://git.example.org/team/orders.git/", subdir: "a" });
    expect(nameFor({ kind: "archive", upload: "u", fileName: "shop.tar.gz", subdir: "" })).toBe("shop");
  });

  it("write sizes", () => {
    expect([0, 1023, 1536, 5 * 1024 ** 3].map((bytes) => bytesOf(bytes, String))).toEqual(["0 B", "1023 B", "1.5 KB", "5 GB"]);
  });
});
