import type { Schemas } from "@/api/client";

type TestChange = Schemas["TestChange"];
export type Change = "broken" | "mended" | "gone" | "new" | "skipped" | "same";
export const CHANGES: readonly Change[] = ["broken", "gone", "skipped", "mended", "new", "same"];

const bad = (outcome: string | null) => outcome === "failed" || outcome === "error";

/** What became of a test. `after` null while nothing was built yet says nothing about it. */
export function changeOf(test: Pick<TestChange, "before" | "after">): Change {
  if (test.after === null) return "gone";
  if (test.before === null) return "new";
  if (bad(test.after) && !bad(test.before)) return "broken";
  if (bad(test.before) && test.after === "passed") return "mended";
  if (test.after === "skipped" && test.before !== "skipped") return "skipped";
  return "same";
}
