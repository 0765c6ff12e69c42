import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT, served } from "./installation";
import { freePort } from "./setup";

/** The pages once more, beside the same API and as an operator would set them up, without this machine's own sign-in. */
export async function startPages(settings: (base: string) => Record<string, string>): Promise<{ base: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const keys = join(served().home, "keys");
  const pages = spawn("node", [join(ROOT, "web", ".next", "standalone", "start.mjs")], {
    stdio: ["pipe", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      NEXTAUTH_URL: base,
      NEXTAUTH_SECRET: readFileSync(join(keys, "web-secret"), "utf8"),
      AUTOBUILDER_API_URL: served().api,
      AUTOBUILDER_WEB_ISSUER: "autobuilder-local",
      AUTOBUILDER_WEB_KEY_FILE: join(keys, "local.json"),
      ...settings(base),
    },
  });
  const ended = new Promise<void>((resolve) => pages.once("exit", () => resolve()));
  const stop = async () => {
    pages.stdin?.end();
    await ended;
  };
  await answering(base, ended);
  return { base, stop };
}

async function answering(base: string, ended: Promise<void>): Promise<void> {
  let over = false;
  void ended.then(() => (over = true));
  while (!over) {
    if (await fetch(`${base}/sign-in`).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the pages did not come up");
}
