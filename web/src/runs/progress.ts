import type { Run, Schemas } from "@/api/client";

export type StepName = Schemas["StepName"];

export type Progress =
  | { kind: "step"; step: StepName }
  | { kind: "text"; text: string }
  | { kind: "verified" | "queued" | "none" };

/** What one line says of where a run is, or what it came to. */
export function progressOf(run: Pick<Run, "status" | "verified" | "failure" | "error_message" | "waiting_reason" | "current_step">): Progress {
  if (run.status === "succeeded") return { kind: run.verified ? "verified" : "none" };
  const ended = run.failure?.message ?? run.error_message;
  if ((run.status === "failed" || run.status === "cancelled") && ended) return { kind: "text", text: ended };
  if (run.waiting_reason) return { kind: "text", text: run.waiting_reason };
  if (run.current_step) return { kind: "step", step: run.current_step };
  return { kind: run.status === "queued" ? "queued" : "none" };
}
