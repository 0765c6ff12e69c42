import { execFileSync } from "node:child_process";

import type { Page } from "@playwright/test";

import { expect, picture, served, settled, test } from "./installation";

const RUN_MS = 15 * 60_000;
const BRANCH = "auto-builder/spring-boot-3.5-java-17";
const KEPT = "src/main/resources/application-prod.properties";

const git = (...command: string[]): string => execFileSync("git", ["-c", "safe.directory=*", "-C", served().github.repository, ...command], { encoding: "utf8" });

const verified = (page: Page) => expect(page.getByText("42 tests passed before; 42 of 42 pass now")).toBeVisible({ timeout: RUN_MS });

test("a project of GitHub is migrated, an edit is left out, and the rest becomes a pull request", async ({ signedIn: page }) => {
  test.setTimeout(2 * RUN_MS);
  const { body, signature } = served().github.installation;
  const headers = { "content-type": "application/json", "x-github-event": "installation", "x-github-delivery": crypto.randomUUID(), "x-hub-signature-256": signature };
  expect((await fetch(`${served().api}/api/v1/webhooks/github`, { method: "POST", body, headers })).status).toBeLessThan(300);

  const project = page.getByRole("row", { name: /bookstore.*github\/acme/ }).getByRole("link", { name: "bookstore" });
  await expect(async () => {
    await page.goto(`${served().base}/projects`);
    await expect(project).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await project.click();
  await page.getByRole("button", { name: "Migrate" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Migrate" }).click();
  await page.waitForURL((url) => /\/runs\/[0-9a-f]{12}$/.test(url.pathname));
  await verified(page);

  await page.getByRole("link", { name: "Review", exact: true }).click();
  const open = page.getByRole("button", { name: "Open pull request" });
  await expect(open).toBeEnabled();
  await page.getByRole("region", { name: "mysql-driver" }).getByRole("button", { name: /^Reject:/ }).first().click();
  await expect(open).toBeDisabled();
  await settled(page);
  await picture(page, "review");
  await page.getByRole("button", { name: "Rerun without them" }).click();
  await page.getByRole("button", { name: "Start new run" }).click();
  const first = page.url();
  await page.waitForURL((url) => /\/runs\/[0-9a-f]{12}$/.test(url.pathname) && !first.includes(url.pathname));
  await verified(page);

  await page.getByRole("link", { name: "Review", exact: true }).click();
  await open.click();
  await page.getByRole("dialog").getByRole("button", { name: "Open pull request" }).click();
  const link = page.getByRole("link", { name: "Pull request #1" }).first();
  await expect(link).toBeVisible({ timeout: 120_000 });
  expect(await link.getAttribute("href")).toBe(`${served().github.settings.AUTOBUILDER_GITHUB_API_URL}/acme/bookstore/pull/1`);
  await expect(page.getByText("Verified", { exact: true }).first()).toBeVisible();

  expect(git("log", "--format=%s", `main..${BRANCH}`)).toContain("Migrate to Spring Boot 3.5");
  const driver = (at: string) => /.*mysql.*\.Driver.*/.exec(git("show", `${at}:${KEPT}`))?.[0];
  expect(driver("main")).toContain("com.mysql.jdbc");
  expect(driver(BRANCH), "what was rejected is as it was").toBe(driver("main"));
  expect(git("show", `${BRANCH}:pom.xml`)).toContain("<version>3.5.");
});
