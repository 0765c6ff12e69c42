import { expect, seedHostile, served, settled, test } from "./installation";

test("a log of 200,000 lines is read, searched and linked to, with only the rows in sight in the page", async ({ signedIn: page }) => {
  const { long } = seedHostile();
  await page.goto(`${served().base}/runs/${long.run}/log?build=${long.build}`);
  await expect(page.getByText("200,000 lines")).toBeVisible();
  const rows = page.getByTestId("log").getByRole("listitem");
  await page.getByRole("button", { name: "First error" }).click();
  await expect(page.locator("[data-marked]")).toContainText("cannot find symbol");
  await expect(page).toHaveURL(/#L150003$/);
  expect(await rows.count()).toBeLessThan(150);
  await page.getByRole("searchbox", { name: "Search log" }).fill("line 199999 of");
  await expect(page.getByText("0 / 1")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search log" }).press("Enter");
  await expect(page.locator("[data-found]")).toContainText("line 199999 of a long log");
  await page.goto(`${served().base}/runs/${long.run}/log?build=${long.build}#L1234`);
  await page.reload();
  await expect(page.locator("[data-marked]")).toContainText("line 1234 of");
  await page.evaluate(() => void (location.hash = "#L77777"));
  await expect(page.locator("[data-marked]")).toContainText("line 77777 of");
  await page.getByRole("button", { name: "Times" }).click();
  await expect(rows.first()).toContainText(/\d\d:\d\d:\d\d/);
});

test("the groups of a log are folded, and what is looked for unfolds its own", async ({ signedIn: page }) => {
  const { long } = seedHostile();
  await page.goto(`${served().base}/runs/${long.run}/log?build=${long.build}`);
  await expect(page.getByText("200,000 lines")).toBeVisible();
  const log = page.getByTestId("log");
  await log.focus();
  await page.keyboard.press("Home");
  const first = log.getByRole("button", { name: "Group of 499 lines" }).first();
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(first).toHaveAttribute("aria-expanded", "false");
  await expect(log).toContainText("499 lines hidden");
  await expect(log.getByText("line 3 of a long log")).toHaveCount(0);
  await page.getByRole("button", { name: "Unfold all" }).click();
  await expect(log).toContainText("line 3 of a long log");
  await page.getByRole("button", { name: "Fold all" }).click();
  await expect(log.getByRole("listitem")).toHaveCount(20); // the modules
  await page.getByRole("button", { name: "First error" }).click();
  await expect(page.locator("[data-marked]")).toContainText("cannot find symbol");
  await expect(log).toContainText("@ module-15"); // the next group, folded still
});

test("a hostile log and a hostile name stay text", async ({ signedIn: page }) => {
  const { hostile } = seedHostile();
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
