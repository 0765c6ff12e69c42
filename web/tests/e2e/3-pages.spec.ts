import { expect, picture, seedCompany, served, setTheme, test } from "./installation";

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

