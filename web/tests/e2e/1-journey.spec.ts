import { readFileSync } from "node:fs";

import { brokenProject, expect, picture, served, settled, test } from "./installation";

const RUN_MS = 15 * 60_000;

test.describe.configure({ mode: "serial" });

test("a wrong code does not open the door, and no page is shown without it", async ({ page }) => {
  await page.goto(`${served().base}/runs?status=failed`);
  await expect(page).toHaveURL(/sign-in\?callbackUrl=%2Fruns%3Fstatus%3Dfailed/);
  await page.getByLabel("Sign-in code").fill("guessed");
  await page.getByRole("button", { name: "Sign in on this machine" }).click();
  await expect(page.getByText("This is not the code of this installation.")).toBeVisible();
});

test("a newcomer migrates the example, understands why it changed, and takes the patch", async ({ signedIn: page }) => {
  test.setTimeout(RUN_MS);
  await expect(page.getByRole("heading", { name: "Migrate your first project" })).toBeVisible();
  await picture(page, "first");
  await page.getByRole("button", { name: "Migrate the example" }).click();
  await page.waitForURL(/\/runs\/[0-9a-f]{12}$/);
  const run = page.url();

  // Live, without a reload: a step begins, then its log grows.
  const steps = page.getByRole("region", { name: "Steps" });
  await expect(steps.getByRole("listitem").filter({ hasText: "Prepare" }).getByText("Succeeded")).toBeAttached({ timeout: RUN_MS });
  await expect(steps.getByRole("listitem").filter({ hasText: "Baseline" }).getByText("Running")).toBeAttached({ timeout: RUN_MS });
  await page.getByRole("link", { name: "Log", exact: true }).first().click();
  await expect(page.getByTestId("log").getByRole("listitem").first()).toBeVisible({ timeout: RUN_MS });
  const lines = async () => Number((await page.getByText(/^[\d,]+ lines$/).textContent())?.replace(/\D/g, ""));
  const seen = await lines();
  await expect.poll(lines, { timeout: RUN_MS }).toBeGreaterThan(seen);

  await page.goto(run);
  await expect(page.getByText("42 tests passed before; 42 of 42 pass now")).toBeVisible({ timeout: RUN_MS });
  await picture(page, "run");

  await page.getByRole("link", { name: "See what changed" }).click();
  await page.getByRole("button", { name: /SecurityConfig\.java/ }).click();
  const diff = page.getByTestId("diff");
  const why = diff.locator(".cm-note", { hasText: "Spring Security 6 has no WebSecurityConfigurerAdapter" });
  await expect(why.first()).toBeVisible();
  await picture(page, "changes");
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect(diff.locator(".cm-mergeView")).toBeVisible();
  await expect(why.first()).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Patch", exact: true }).first().click();
  const patch = readFileSync(await (await download).path(), "utf8");
  expect(patch).toMatch(/^diff --git /m);
  expect(patch).toContain("jakarta.persistence");

  await page.getByRole("link", { name: "Tests", exact: true }).click();
  await expect(page.getByText("SignInTest#", { exact: false }).first()).toBeVisible();
  await picture(page, "tests");
  await page.getByRole("link", { name: "Report & files" }).click();
  await expect(page.getByRole("link", { name: "migration.patch" })).toBeVisible();
  await picture(page, "report");
  await page.getByRole("link", { name: "Log", exact: true }).first().click();
  await expect(page.getByTestId("log")).toContainText("BUILD SUCCESS");
  await picture(page, "log");
});

test("an edit is rejected, and the choice stays and goes into a new run", async ({ signedIn: page }) => {
  await page.getByRole("link", { name: "bookstore" }).first().click();
  await page.getByRole("link", { name: "Review", exact: true }).click();
  const group = page.getByRole("region", { name: "security-adapter" });
  await group.getByRole("button", { name: /^Reject:/ }).first().click();
  await expect(group.getByRole("button", { name: /^Accept:/ })).toBeVisible();
  await settled(page);
  await expect(page.getByText(/^1 of \d+ edits rejected$/)).toBeVisible();
  await page.reload();
  await expect(group.getByRole("button", { name: /^Accept:/ })).toBeVisible();
  await page.getByRole("button", { name: "Rerun without them" }).click();
  await expect(page.getByRole("dialog")).toContainText("without the rejected edit");
  await page.getByRole("button", { name: "Start new run" }).click();
  await page.waitForURL((url) => /\/runs\/[0-9a-f]{12}$/.test(url.pathname));

  await page.getByRole("button", { name: "Cancel run" }).click();
  await page.getByRole("button", { name: "Cancel it now" }).click();
  await expect(page.getByText("The run was cancelled.")).toBeVisible();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Retry" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("button", { name: "Cancel run" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel run" }).click();
  await page.getByRole("button", { name: "Cancel it now" }).click();
  await expect(page.getByRole("button", { name: "Retry" })).toBeVisible();
});

test("an archive is assessed and migrated, and its first error is found", async ({ signedIn: page }) => {
  test.setTimeout(RUN_MS);
  await page.goto(`${served().base}/projects/new`);
  await page.getByRole("button", { name: "Archive" }).click();
  await page.locator("input[type=file]").setInputFiles(brokenProject());
  await expect(page.getByText("shop.tar.gz")).toBeVisible();
  await page.getByRole("button", { name: "Assess" }).click();
  const assessment = page.getByRole("region", { name: "Assessment" });
  await expect(assessment).toContainText("2.5.5 → 3.5");
  await picture(page, "assessment");
  await page.getByRole("button", { name: "Create and migrate" }).click();
  await page.waitForURL((url) => /\/runs\/[0-9a-f]{12}$/.test(url.pathname));
  await expect(page.getByRole("link", { name: "See the problems" })).toBeVisible({ timeout: RUN_MS });
  await page.getByRole("link", { name: "Log", exact: true }).first().click();
  await page.getByRole("button", { name: "First error" }).click();
  await expect(page).toHaveURL(/#L\d+$/);
  await expect(page.locator("[data-marked]")).toContainText("ERROR");
  await page.getByRole("link", { name: "Problems", exact: true }).click();
  await expect(page.getByText("cannot find symbol").first()).toBeVisible();
});
