import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const PYTHON = join(ROOT, ".venv", "bin", "python");
const STARTED_MS = 180_000;
const STOPPED_MS = 30_000;

/** Starts `autobuilder serve` as a person would, in a home of its own, and fills it. Returns how to end it. */
export default async function setup(): Promise<() => Promise<void>> {
  // PostgreSQL as another user must reach it, so it is not below a home directory.
  const home = mkdtempSync("/var/tmp/autobuilder-web-");
  execFileSync("chmod", ["755", home]);
  const python = { ...process.env, PYTHONPATH: ROOT };
  const github = spawn(PYTHON, [join(import.meta.dirname, "github_peer.py"), mkdtempSync(join(tmpdir(), "github-"))], { env: python });
  const peer = JSON.parse(await firstLine(github)) as GithubPeer;
  const env = { ...python, ...peer.settings, AUTOBUILDER_HOME: home };
  const [port, webPort] = [await freePort(), await freePort()];
  const serve = spawn(PYTHON, ["-P", "-m", "cli", "serve", "--port", String(port), "--web-port", String(webPort)], { env, cwd: ROOT });
  const link = await linkOf(serve);
  const url = new URL(link);
  process.env.E2E = JSON.stringify({ link, base: url.origin, api: `http://127.0.0.1:${port}`, home, github: peer });
  return async () => {
    const ended = new Promise((resolve) => serve.once("exit", resolve));
    serve.kill("SIGINT");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, STOPPED_MS))]);
    if (serve.exitCode === null) serve.kill("SIGKILL");
    github.stdin?.end();
    rmSync(home, { recursive: true, force: true });
  };
}

export interface GithubPeer {
  settings: Record<string, string>;
  /** What GitHub posts when the App is installed. */
  installation: { body: string; signature: string };
  /** The bare repository. */
  repository: string;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (data: Buffer) => {
      said += data.toString();
      if (said.includes("\n")) resolve(said);
    });
    child.stderr?.pipe(process.stderr);
    child.once("exit", (code) => reject(new Error(`the GitHub peer ended with ${code}`)));
  });
}

function linkOf(serve: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`serve did not come up:\n${said}`)), STARTED_MS);
    const hear = (data: Buffer) => {
      said += data.toString();
      const link = /Web pages: (\S+#code=\S+)\s/.exec(said)?.[1];
      if (!link) return;
      clearTimeout(late);
      resolve(link);
    };
    serve.stdout?.on("data", hear);
    serve.stderr?.on("data", hear);
    serve.once("exit", (code) => reject(new Error(`serve ended with ${code}:\n${said}`)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
