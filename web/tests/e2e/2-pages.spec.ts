import { expect, expectAccessible, picture, seed, served, setTheme, settled, test } from "./installation";

test("500 runs are listed page by page, filtered by the address, and walked with the keyboard", async ({ signedIn: page }) => {
  seed();
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
  await page.keyboard.type("service-07");
  await expect(page).toHaveURL(/q=service-07/);
  await expect(rows.first()).toContainText("service-07");
  await page.reload();
  await expect(page.getByPlaceholder(/Project, URL or run id/)).toHaveValue("service-07");
  await rows.first().getByRole("link").focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/runs\/5eed/);
  await page.goto(`${served().base}/runs?q=no-such-run`);
  await expect(page.getByText("No run fits these filters")).toBeVisible();
});

test("a log of 200,000 lines is read, searched and linked to, with only the rows in sight in the page", async ({ signedIn: page }) => {
  const { long } = seed();
  await page.goto(`${served().base}/runs/${long.run}/log?build=${long.build}`);
  await expect(page.getByText("200,000 lines")).toBeVisible();
  const rows = page.getByTestId("log").getByRole("listitem");
  await page.getByRole("button", { name: "First error" }).click();
  await expect(page.locator("[data-marked]")).toContainText("cannot find symbol");
  await expect(page).toHaveURL(/#L150001$/);
  expect(await rows.count()).toBeLessThan(150);
  await page.getByRole("searchbox", { name: "Search log" }).fill("line 199999 of");
  await expect(page.getByText("0 / 1")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search log" }).press("Enter");
  await expect(page.locator("[data-found]")).toContainText("line 199999 of a long log");
  await page.goto(`${served().base}/runs/${long.run}/log?build=${long.build}#L1234`);
  await page.reload();
  await expect(page.locator("[data-marked]")).toContainText("line 1234 of");
});

test("a hostile log and a hostile name stay text", async ({ signedIn: page }) => {
  const { hostile } = seed();
  await page.goto(`${served().base}/runs/${hostile.run}/log?build=${hostile.build}`);
  const log = page.getByTestId("log");
  await expect(log).toContainText("<script>document.title='owned'</script>");
  await expect(log).toContainText("and a link click end");
  await expect(log.getByRole("button", { name: /more characters/ }).first()).toBeVisible();
  expect(await log.locator("script, img, a[href*=evil]").count()).toBe(0);
  for (const path of [`/runs/${hostile.run}`, `/runs/${hostile.run}/diagnostics`, "/runs", "/", "/projects"]) {
    await page.goto(served().base + path);
    await settled(page);
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.title()).not.toContain("owned");
  }
  await expect(page.getByText("<img src=x onerror", { exact: false }).first()).toBeVisible();
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

for (const theme of ["light", "dark"] as const) {
  test(`every page passes axe, ${theme}`, async ({ signedIn: page }) => {
    test.setTimeout(600_000);
    const { hostile } = seed();
    await setTheme(page, theme);
    await page.goto(`${served().base}/runs?q=bookstore&status=succeeded`);
    const href = await page.locator("a[data-row]").first().getAttribute("href");
    const tabs = ["", "/log", "/changes", "/diagnostics", "/tests", "/report", "/review"].map((tab) => `${href}${tab}`);
    const failed = [`/runs/${hostile.run}`, `/runs/${hostile.run}/log`];
    for (const path of ["/", "/runs", "/projects", "/projects/new", "/projects/1", "/groups/1", "/operations", ...tabs, ...failed]) {
      await test.step(path, async () => {
        await page.goto(served().base + path);
        await settled(page);
        await expectAccessible(page);
      });
    }
    await page.context().clearCookies({ name: /session/ });
    await page.goto(`${served().base}/sign-in`);
    await expectAccessible(page);
  });
}

test("on a phone nothing is wider than the screen", async ({ signedIn: page }) => {
  const { hostile } = seed();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/runs", "/projects", "/projects/new", "/operations", `/runs/${hostile.run}`, `/runs/${hostile.run}/log`]) {
    await page.goto(served().base + path);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
  await page.goto(`${served().base}/runs`);
  await picture(page, "phone");
});
