import { cpus, loadavg } from "node:os";

import type { CDPSession, Page } from "@playwright/test";

import { expect, seedHostile, served, test } from "../e2e/installation";
import { type Sample, measured, quantile } from "./measure";

const ROUNDS = Number(process.env.ROUNDS ?? 20);
const SLOWER = Number(process.env.SLOWER ?? 1);
const AIM_MS = 100;

/** The frame has rows from its upper to its lower edge. */
const covered = (): boolean => {
  const frame = document.querySelector("[data-testid=log]") as HTMLElement;
  const edges = frame.getBoundingClientRect();
  const rows = [...frame.querySelectorAll("li")].map((row) => row.getBoundingClientRect());
  return Math.min(...rows.map((row) => row.top)) <= edges.top + 1 && Math.max(...rows.map((row) => row.bottom)) >= edges.bottom - 21;
};
const atEnd = (): boolean => document.querySelector("[data-testid=log] a[href='#L200000']") !== null;
const atStart = (): boolean => document.querySelector("[data-testid=log] a[href='#L1']") !== null;
const marked = (line: number): boolean => document.querySelector(`[data-marked] a[href='#L${line}']`) !== null;
const inField = (text: string): boolean => (document.activeElement as HTMLInputElement).value === text;
const found = (at: string): boolean => document.querySelector("[data-found]") !== null && document.body.innerText.includes(at);
const folded = (wanted: boolean): boolean => {
  const button = document.querySelector("[data-testid=log] button[aria-expanded]");
  return button?.getAttribute("aria-expanded") === String(!wanted);
};
const timed = (wanted: boolean): boolean => /^\d\d:/.test(document.querySelector("[data-testid=log] li [class*=time]")?.textContent ?? "") === wanted;

test("the log of 200,000 lines answers", async ({ signedIn: page }) => {
  test.setTimeout(30 * 60_000);
  const cdp = await page.context().newCDPSession(page);
  const { long } = seedHostile();
  const address = `${served().base}/runs/${long.run}/log?build=${long.build}`;
  const before = await memory(cdp);
  const opened = await open(page, address, 0);
  const linked = await open(page, address, 123_456);
  await open(page, address, 0);
  const loaded = await memory(cdp);
  if (SLOWER > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });

  const table = new Map<string, Sample[]>();
  const note = async <T>(name: string, act: () => Promise<void>, shown: (argument: T) => boolean, argument: T) => {
    await atRest(page);
    const sample = await measured(page, act, shown, argument);
    table.set(name, [...(table.get(name) ?? []), sample]);
  };
  for (let round = 0; round < ROUNDS; round++) await interact(page, note, round);
  if (SLOWER > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const after = await memory(cdp);
  print(table, { opened, linked }, { before, loaded, after });
});

type Note = <T>(name: string, act: () => Promise<void>, shown: (argument: T) => boolean, argument: T) => Promise<void>;

async function interact(page: Page, note: Note, round: number): Promise<void> {
  const log = page.getByTestId("log");
  const click = (name: string, exact = true) => page.getByRole("button", { name, exact }).first().click();
  await log.hover();
  for (const delta of [120, 2_400, 40_000, -24_000]) await note("wheel", () => page.mouse.wheel(0, delta), covered, null);
  await log.focus();
  await note("Page Down", () => page.keyboard.press("PageDown"), covered, null);
  await note("End", () => page.keyboard.press("End"), atEnd, null);
  await note("Home", () => page.keyboard.press("Home"), atStart, null);

  await page.getByRole("searchbox", { name: "Search log" }).focus();
  const wanted = "of a long log";
  for (let length = 1; length <= wanted.length; length++) {
    await note("search: a key typed", () => page.keyboard.press(wanted[length - 1] === " " ? "Space" : (wanted[length - 1] as string)), inField, wanted.slice(0, length));
  }
  await expect(page.getByText(/0 \/ 1\d{5}/)).toBeVisible();
  for (let at = 1; at <= 3; at++) await note("next match", () => page.keyboard.press("Enter"), found, `${at} / 1`);
  await page.getByRole("searchbox", { name: "Search log" }).fill("");

  await note("first error", () => click("First error"), marked, 150_003);
  await note("a line's number", () => log.locator("a[href='#L150010']").click(), marked, 150_010);
  const line = 10_000 + round * 5_000;
  await note("link to another line", () => page.evaluate((to) => void (location.hash = `#L${to}`), line), marked, line);
  for (const on of [true, false]) await note("times on or off", () => click("Times"), timed, on);
  const group = log.locator("button[aria-expanded]").first();
  await log.focus();
  await page.keyboard.press("Home");
  for (const on of [true, false]) await note("fold or unfold a group", () => group.click(), folded, on);
  await note("fold all groups", () => click("Fold all"), folded, true);
  await note("unfold all groups", () => click("Unfold all"), folded, false);
}

/** A smooth scroll that is still under way would take the next key's place. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.querySelector("[data-testid=log]") as HTMLElement;
    for (let last = NaN, still = 0; still < 3; last = frame.scrollTop) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      still = frame.scrollTop === last ? still + 1 : 0;
    }
  });
}

/** Seconds from the request for the page to its line. */
async function open(page: Page, address: string, line: number): Promise<number> {
  await page.goto("about:blank");
  const start = performance.now();
  await page.goto(line ? `${address}#L${line}` : address);
  await expect(page.getByText("200,000 lines")).toBeVisible();
  if (line) await expect(page.locator("[data-marked]")).toBeVisible();
  const seconds = (performance.now() - start) / 1000;
  await expect(page.getByRole("button", { name: "First error" })).toBeEnabled();
  return seconds;
}

interface Memory {
  heapMb: number;
  nodes: number;
}

async function memory(cdp: CDPSession): Promise<Memory> {
  await cdp.send("Performance.enable");
  for (let time = 0; time < 2; time++) await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { heapMb: of("JSHeapUsedSize") / 1e6, nodes: of("Nodes") };
}

function print(table: Map<string, Sample[]>, opened: Record<string, number>, used: Record<string, Memory>): void {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  say(`\n200,000 lines, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, slowed ${SLOWER} times; ms from input to painted result\n`);
  say("| interaction | times | p75 | p95 | worst | next paint, worst | Event Timing, worst |");
  say("|---|---|---|---|---|---|---|");
  for (const [name, samples] of table) {
    const shown = samples.map((sample) => sample.shown);
    const worst = (of: keyof Sample) => Math.max(...samples.map((sample) => sample[of]));
    const cells = [quantile(shown, 0.75), quantile(shown, 0.95), worst("shown"), worst("paint"), worst("event")].map((ms) => ms.toFixed(0));
    say(`| ${[name, samples.length, ...cells].join(" | ")} |${quantile(shown, 0.75) > AIM_MS ? " over the aim" : ""}`);
  }
  say(`\nopened in ${opened.opened?.toFixed(1)} s, at a linked line in ${opened.linked?.toFixed(1)} s`);
  for (const [when, { heapMb, nodes }] of Object.entries(used)) say(`${when}: heap ${heapMb.toFixed(0)} MB, ${nodes} DOM nodes`);
}
