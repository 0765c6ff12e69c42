import { expect, expectAccessible, picture, seedHostile, served, setTheme, settled, test } from "./installation";

for (const theme of ["light", "dark"] as const) {
  test(`every page passes axe, ${theme}`, async ({ signedIn: page }) => {
    test.setTimeout(600_000);
    const { hostile } = seedHostile();
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
  const { hostile } = seedHostile();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["/", "/runs", "/projects", "/projects/new", "/operations", `/runs/${hostile.run}`, `/runs/${hostile.run}/log`]) {
    await page.goto(served().base + path);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
  await page.goto(`${served().base}/runs`);
  await picture(page, "phone");
});
