// Makes the standalone build whole: static files, the example, and a start that ends with its parent.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const web = join(import.meta.dirname, "..");
const out = join(web, ".next", "standalone");
const examples = join(web, "..", "examples");

rmSync(join(out, ".next", "static"), { recursive: true, force: true });
cpSync(join(web, ".next", "static"), join(out, ".next", "static"), { recursive: true });

const place = join(out, "public", "examples");
mkdirSync(place, { recursive: true });
if (existsSync(join(examples, "bookstore"))) {
  const options = ["--exclude=target", "--sort=name", "--owner=0", "--group=0", "--mtime=@0"];
  execFileSync("tar", ["-czf", join(place, "bookstore.tar.gz"), ...options, "-C", examples, "bookstore"]);
}

writeFileSync(
  join(out, "start.mjs"),
  `// Ends when standard input closes: when whoever started it is gone.
process.stdin.resume().on("end", () => process.exit(0));
await import("./server.js");
`,
);
