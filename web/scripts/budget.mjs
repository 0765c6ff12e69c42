// Fails when a page makes a first visitor load more JavaScript than its budget, gzipped.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const LIMIT = 180 * 1024;
const build = join(import.meta.dirname, "..", ".next");
const { pages } = JSON.parse(readFileSync(join(build, "app-build-manifest.json"), "utf8"));

const sizes = new Map();
const sizeOf = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(build, file))).length);
  return sizes.get(file);
};

let over = 0;
for (const [page, files] of Object.entries(pages).sort()) {
  if (!page.endsWith("/page")) continue;
  const layouts = Object.entries(pages).filter(([name]) => name.endsWith("/layout") && page.startsWith(name.slice(0, -"layout".length)));
  const scripts = new Set([...files, ...layouts.flatMap(([, more]) => more)].filter((file) => file.endsWith(".js")));
  const total = [...scripts].reduce((sum, file) => sum + sizeOf(file), 0);
  if (total > LIMIT) over++;
  console.log(`${(total / 1024).toFixed(0).padStart(5)} kB  ${page.slice(0, -"/page".length) || "/"}${total > LIMIT ? "  over its budget" : ""}`);
}
console.log(`budget ${LIMIT / 1024} kB a page`);
process.exit(over ? 1 : 0);
