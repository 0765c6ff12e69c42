import type { Page } from "@playwright/test";

import { expect, test } from "./installation";
import { startPages } from "./pages";
import { ADA, CLIENT, type Provider, startProvider } from "./provider";

type Pages = Awaited<ReturnType<typeof startPages>>;

const ENTRA = "Continue with Microsoft Entra ID";
const GITHUB = "Continue with GitHub";

/** The providers, and pages that know them; `more` says who may enter and rule. */
async function installed(more: Record<string, string>): Promise<{ provider: Provider; pages: Pages; end: () => Promise<void> }> {
  const redirects: string[] = [];
  const provider = await startProvider(redirects);
  const pages = await startPages((base) => {
    redirects.push(`${base}/api/auth/callback/github`, `${base}/api/auth/callback/azure-ad`);
    const client = (name: string) => ({ [`AUTOBUILDER_WEB_${name}_ID`]: CLIENT.id, [`AUTOBUILDER_WEB_${name}_SECRET`]: CLIENT.secret, [`AUTOBUILDER_WEB_${name}_URL`]: provider.url });
    return { ...client("GITHUB"), ...client("ENTRA"), AUTOBUILDER_WEB_ENTRA_TENANT: provider.tenant, ...more };
  });
  return { provider, pages, end: async () => void (await pages.stop(), await provider.close()) };
}

const whoAmI = async (page: Page, base: string): Promise<unknown> => (await page.context().request.get(`${base}/api/v1/me`)).json();

test("a person signs in with GitHub, comes back to where they were going, and out again", async ({ page }) => {
  const { provider, pages, end } = await installed({});
  await page.goto(`${pages.base}/runs?status=failed`);
  await expect(page.getByLabel("Sign-in code")).toHaveCount(0);
  await page.getByRole("button", { name: GITHUB }).click();
  await page.waitForURL(`${pages.base}/runs?status=failed`);
  await expect(page.getByTitle(ADA.name)).toBeVisible();
  expect(await whoAmI(page, pages.base)).toMatchObject({ subject: `github:${ADA.id}`, admin: false });

  const kept = JSON.stringify(await page.context().cookies()) + (await page.evaluate(() => JSON.stringify([localStorage, sessionStorage])));
  expect(provider.tokens.filter((token) => kept.includes(token))).toEqual([]);
  expect(provider.faults).toEqual([]);

  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("button", { name: GITHUB })).toBeVisible();
  await page.goto(`${pages.base}/runs`);
  await expect(page).toHaveURL(/sign-in/);
  await end();
});

test("a person signs in with Entra ID, is known by the directory's object, and rules if the operator says so", async ({ page }) => {
  const { provider, pages, end } = await installed({ AUTOBUILDER_WEB_ADMINS: `entra:${ADA.oid}`, AUTOBUILDER_WEB_ALLOWED: `entra:${ADA.oid}` });
  await page.goto(pages.base);
  await page.getByRole("button", { name: ENTRA }).click();
  await page.waitForURL(`${pages.base}/`);
  expect(await whoAmI(page, pages.base)).toMatchObject({ subject: `entra:${ADA.oid}`, admin: true });
  await page.goto(`${pages.base}/operations`);
  await expect(page.getByRole("region", { name: "Dead letters" })).toBeVisible();
  expect(provider.faults).toEqual([]);

  await page.context().clearCookies();
  await page.goto(pages.base);
  await page.getByRole("button", { name: GITHUB }).click();
  await expect(page.getByText("This account may not sign in here.")).toBeVisible();
  await end();
});

test("who declines, or comes with another's answer, is not signed in", async ({ page }) => {
  const { provider, pages, end } = await installed({});
  provider.declines = true;
  await page.goto(pages.base);
  await page.getByRole("button", { name: GITHUB }).click();
  await expect(page.getByText("The sign-in did not succeed; try again.")).toBeVisible();
  provider.declines = false;
  await page.goto(`${pages.base}/api/auth/callback/github?code=stolen&state=guessed`);
  await expect(page).toHaveURL(/sign-in/);
  await page.goto(pages.base);
  await expect(page).toHaveURL(/sign-in/);
  expect(provider.faults).toEqual([]);
  await end();
});
