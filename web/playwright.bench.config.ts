import { defineConfig } from "@playwright/test";

import pages from "./playwright.config";

/** Measures, and fails only when something does not happen at all: see benchmarks/README.md. */
export default defineConfig({ ...pages, testDir: "tests/bench", testMatch: "*.bench.ts", use: { ...pages.use, trace: "off" } });
