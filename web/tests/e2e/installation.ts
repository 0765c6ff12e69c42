import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import AxeBuilder from "@axe-core/playwright";
import { type Page, test as base, expect } from "@playwright/test";
import sharp from "sharp";

import type { GithubPeer } from "./setup";

export const ROOT = join(import.meta.dirname, "..", "..", "..");

interface Served {
  link: string;
  base: string;
  api: string;
  home: string;
  github: GithubPeer;
}

export const served = (): Served => JSON.parse(process.env.E2E ?? "") as Served;

/** A page of a signed-in person; whatever the browser complains about fails the test. */
export const test = base.extend<{ signedIn: Page }>({
  signedIn: async ({ page }, hand) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && /Content.Security.Policy|hydrat|Minified React/i.test(message.text())) complaints.push(message.text());
    });
    await page.goto(served().link);
    await page.waitForURL(`${served().base}/`);
    await hand(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

type Logged = { run: string; build: string };

/** Fills the installation with 500 runs of a company, once. */
export const seedCompany = (): void => void seeded("company");

/** Where the hostile and the long log are. */
export const seedHostile = (): { hostile: Logged; long: Logged } => JSON.parse(seeded("hostile")) as { hostile: Logged; long: Logged };

/** What `seed.py` printed, run once for the installation. */
function seeded(kind: string): string {
  const marker = join(served().home, `seeded-${kind}`);
  if (!existsSync(marker)) {
    const python = join(ROOT, ".venv", "bin", "python");
    const env = { ...process.env, PYTHONPATH: ROOT };
    writeFileSync(marker, execFileSync(python, [join(import.meta.dirname, "seed.py"), served().home, kind], { env, encoding: "utf8" }));
  }
  return readFileSync(marker, "utf8");
}

/** A .tar.gz of a Maven project whose one class does not compile. */
export function brokenProject(): string {
  const place = mkdtempSync(join(tmpdir(), "broken-"));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(place, "shop", path)), { recursive: true });
    writeFileSync(join(place, "shop", path), text);
  };
  write(
    "pom.xml",
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>2.5.5</version></parent>
<groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
<properties><java.version>1.8</java.version></properties>
<dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies>
</project>\n`,
  );
  write("src/main/java/shop/Shop.java", "package shop;\n\npublic class Shop {\n    Missing field;\n}\n");
  const archive = join(place, "shop.tar.gz");
  execFileSync("tar", ["-czf", archive, "-C", place, "shop"]);
  return archive;
}

export async function settled(page: Page): Promise<void> {
  await expect(page.locator("[class*=keleton]")).toHaveCount(0);
}

export async function setTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.context().addCookies([{ name: "theme", value: theme, url: served().base }]);
}

/** WCAG 2.2 AA by axe, whose types know another version of Playwright. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page: page as never }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
}

/** Writes docs/images/web-NAME.png when pictures are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.WEB_PICTURES) return;
  await settled(page);
  const taken = await page.screenshot({ animations: "disabled" });
  await sharp(taken).png({ palette: true, colours: 128 }).toFile(join(ROOT, "docs", "images", `web-${name}.png`));
}
