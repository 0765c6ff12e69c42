import { expect, served, test } from "./installation";

test("the proxy serves nobody without a session, and no other site's changes", async ({ signedIn: page, playwright }) => {
  const stranger = await playwright.request.newContext();
  expect((await stranger.get(`${served().base}/api/v1/runs`)).status()).toBe(401);
  const own = page.context().request;
  expect((await own.get(`${served().base}/api/v1/runs`)).status()).toBe(200);
  for (const headers of [undefined, { origin: "https://evil.example" }, { origin: "null" }]) {
    const answer = await own.post(`${served().base}/api/v1/groups`, { ...(headers && { headers }), data: { name: "made-by-another-site" } });
    expect(answer.status()).toBe(403);
  }
  const made = await own.post(`${served().base}/api/v1/groups`, { headers: { origin: served().base }, data: { name: "made-here" } });
  expect(made.status()).toBe(201);
  await stranger.dispose();
});

test("what a run wrote never becomes a page of this site", async ({ signedIn: page }) => {
  const runs = await (await page.context().request.get(`${served().base}/api/v1/runs?status=succeeded&q=bookstore`)).json();
  const answer = await page.context().request.get(`${served().base}/api/v1/runs/${runs.items[0].id}/artifacts/report.html`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});

test("pages allow only their own scripts, by a nonce of their own", async ({ signedIn: page }) => {
  const policies = await Promise.all([1, 2].map(async () => (await page.context().request.get(served().base)).headers()["content-security-policy"] ?? ""));
  const scripts = policies.map((policy) => policy.split("; ").find((rule) => rule.startsWith("script-src ")) ?? "");
  for (const rule of scripts) {
    expect(rule).toMatch(/'nonce-[^']{20,}'/);
    expect(rule).not.toContain("unsafe");
  }
  expect(scripts[0]).not.toBe(scripts[1]);
});

test("the session is an encrypted cookie that scripts cannot read, and holds nothing of the API", async ({ signedIn: page }) => {
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(session?.value.split(".")).toHaveLength(5); // JWE, compact
  const held = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie + document.documentElement.outerHTML);
  expect(held).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/);
});

test("another host's name leads back to this one", async ({ playwright }) => {
  const stranger = await playwright.request.newContext({ maxRedirects: 0 });
  const answer = await stranger.get(served().base, { headers: { host: "rebound.example" } });
  expect(answer.headers().location).toMatch(new RegExp(`^${served().base}/`));
  await stranger.dispose();
});

test("the key set is public, and holds no private part", async ({ playwright }) => {
  const stranger = await playwright.request.newContext();
  const { keys } = await (await stranger.get(`${served().base}/api/auth-keys`)).json();
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ kty: "EC", crv: "P-256", alg: "ES256", use: "sig" });
  expect(keys[0].d).toBeUndefined();
  await stranger.dispose();
});
