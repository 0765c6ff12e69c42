import type { Page } from "@playwright/test";

import { expect, picture, seedCompany, served, setTheme, settled, test } from "./installation";

test("500 runs are listed page by page, filtered by the address, and walked with the keyboard", async ({ signedIn: page }) => {
  seedCompany();
  await page.goto(`${served().base}/runs`);
  const rows = page.locator("tbody tr");
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(rows).toHaveCount(100);
  await page.getByRole("search").getByRole("button", { name: "Not verified" }).click();
  await expect(page).toHaveURL(/status=failed/);
  await expect(rows.first()).toContainText("Not verified");
  await expect(rows.filter({ hasText: "Cancelled" })).toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type("ledger");
  await expect(page).toHaveURL(/q=ledger/);
  await expect(rows.first()).toContainText("ledger");
  await page.reload();
  await expect(page.getByPlaceholder(/Project, URL or run id/)).toHaveValue("ledger");
  await rows.first().getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/runs\/5eed/);
  await page.goto(`${served().base}/runs?q=no-such-run`);
  await expect(page.getByText("No run fits these filters")).toBeVisible();
});

/** Pages of the router come late: a run's own by `page` ms, its tabs' by `tabs` ms. */
async function comeLate(page: Page, late: { page: number; tabs: number }): Promise<void> {
  await page.route(/\/runs\/[0-9a-f]{12}(\/\w+)?\?.*_rsc=/, async (route) => {
    const tab = new URL(route.request().url()).pathname.split("/").length > 3;
    await new Promise((resolve) => setTimeout(resolve, tab ? late.tabs : late.page));
    await route.continue().catch(() => undefined); // the page may be gone
  });
}

for (const before of [[], ["Log"]]) {
  test(`a tab is shown that is clicked${before.length ? " after another" : ""} while the page of the run is still coming`, async ({ signedIn: page }) => {
    seedCompany();
    await page.goto(`${served().base}/runs?q=ledger`);
    await comeLate(page, { page: 1_000, tabs: 2_000 });
    await page.locator("tbody tr").first().getByRole("link").click();
    const tabs = page.getByRole("navigation", { name: "Parts of the run" });
    for (const name of [...before, "Tests"]) await tabs.getByRole("link", { name, exact: true }).click({ noWaitAfter: true });
    await expect(page).toHaveURL(/\/tests$/);
    await expect(page.getByText("No test has run yet")).toBeVisible();
    await expect(tabs.getByRole("link", { name: "Tests", exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page).toHaveTitle(/^Tests · /);
  });
}

test("what is typed into the search does not take a click back", async ({ signedIn: page }) => {
  seedCompany();
  await page.goto(`${served().base}/runs`);
  await expect(page.locator("tbody tr").first()).toBeVisible();
  // In one go: a click of Playwright's takes longer than the search waits.
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>("input[type=search]");
    if (!input) return;
    input.focus();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, "ledger");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.blur();
    document.querySelector<HTMLAnchorElement>('nav a[href="/projects"]')?.click();
  });
  await expect(page.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  await page.waitForTimeout(1_000);
  await expect(page).toHaveURL(/\/projects$/);
});

test("pages stand still while they load, and fit on a phone", async ({ signedIn: page }) => {
  seedCompany();
  await page.addInitScript(() => {
    const seen = { moved: 0 };
    Object.assign(window, { seen });
    const add = (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => (seen.moved += entry.hadRecentInput ? 0 : (entry.value ?? 0));
    new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  });
  const found: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of ["/", "/runs", "/projects", "/projects/2", "/groups/2", "/operations", "/runs/5eed00000000", "/runs/5eed00000000/tests"]) {
      await page.goto(served().base + path);
      await expect(page.locator("main h1")).toBeVisible();
      await settled(page);
      const { moved, wide } = await page.evaluate(() => ({
        moved: (window as unknown as { seen: { moved: number } }).seen.moved,
        wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      }));
      if (moved > 0.05) found.push(`${path} at ${width}: moved by ${moved.toFixed(3)}`);
      if (wide) found.push(`${path} at ${width}: wider than the screen`);
    }
  }
  expect(found).toEqual([]);
});

test("groups, projects and operations are found from the rail", async ({ signedIn: page }) => {
  await page.getByRole("link", { name: "Runs", exact: true }).first().click();
  await expect(page.locator("tbody tr").first()).toBeVisible();
  await picture(page, "runs");
  await page.getByRole("link", { name: "Projects", exact: true }).first().click();
  await expect(page.getByRole("link", { name: "ledger-service" })).toBeVisible();
  await picture(page, "projects");
  await page.getByRole("link", { name: "payments", exact: true }).click();
  await expect(page.getByRole("heading", { name: "payments", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Newest runs" }).locator("tbody tr").first()).toBeVisible();
  await page.getByRole("link", { name: "Operations", exact: true }).first().click();
  await expect(page.getByRole("region", { name: "Queues" })).toContainText("run-requests");
  await picture(page, "operations");
});

test("what is not there, or does not answer, is said with a way on", async ({ signedIn: page }) => {
  for (const [path, said] of [["/nowhere", "There is nothing here"], ["/projects/999999", "This project is not there"], ["/groups/999999", "This group is not there"], ["/runs/aaaabbbbcccc", "This run is not there"]] as const) {
    await page.goto(served().base + path);
    await expect(page.getByText(said)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" }).first()).toBeVisible();
  }
  await page.route("**/api/v1/**", (route) => route.abort());
  await page.goto(`${served().base}/runs`);
  await expect(page.getByText("The server does not answer.")).toBeVisible();
  await page.unroute("**/api/v1/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("tbody tr").first()).toBeVisible();
});

test("the language and the theme are switched and kept", async ({ signedIn: page }) => {
  await picture(page, "home");
  await page.getByLabel("Language").first().selectOption("ko");
  await expect(page.getByRole("link", { name: "프로젝트" }).first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.getByRole("button", { name: "테마: 시스템 설정" }).click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
  await expect(page.getByRole("heading", { name: "최근 실행" })).toBeVisible();
  await setTheme(page, "dark");
  await page.reload();
  await picture(page, "home-ko-dark");
});

