import { type Run, type Schemas, api, body } from "./client";
import { Problem } from "./problem";

export type NewRun = Omit<Schemas["NewRun"], "target" | "options"> & Partial<Pick<Schemas["NewRun"], "target" | "options">>;

export const startRun = (wanted: NewRun): Promise<Run> => body(api.POST("/api/v1/runs", { body: wanted as Schemas["NewRun"] }));

export const cancelRun = (id: string): Promise<Run> =>
  body(api.POST("/api/v1/runs/{run_id}/cancel", { params: { path: { run_id: id } } }));

export const retryRun = (id: string, from_step: Schemas["StepName"] | null): Promise<Run> =>
  body(api.POST("/api/v1/runs/{run_id}/retry", { params: { path: { run_id: id } }, body: { from_step } }));

export const rerun = (id: string, wanted: Partial<Schemas["Rerun"]>): Promise<Run> =>
  body(api.POST("/api/v1/runs/{run_id}/rerun", { params: { path: { run_id: id } }, body: wanted as Schemas["Rerun"] }));

export const decideEdit = (run: string, edit: string, state: Schemas["Edit"]["state"]): Promise<Schemas["Edit"]> =>
  body(api.PUT("/api/v1/runs/{run_id}/edits/{edit_id}", { params: { path: { run_id: run, edit_id: edit } }, body: { state } }));

export const openPullRequest = (id: string) =>
  body(api.POST("/api/v1/runs/{run_id}/pull-request", { params: { path: { run_id: id } } }));

const EXAMPLE = "bookstore";

/** Uploads the example that comes with the web server and migrates it. */
export async function startExample(): Promise<Run> {
  const answer = await fetch(`/examples/${EXAMPLE}.tar.gz`);
  if (!answer.ok) throw new Problem(answer.status, "The example is missing from this installation.");
  const archive = new File([await answer.blob()], `${EXAMPLE}.tar.gz`, { type: "application/gzip" });
  const { upload } = await sendArchive(archive, () => undefined);
  return startRun({ upload, name: EXAMPLE });
}

const TYPES: [RegExp, string][] = [
  [/\.zip$/i, "application/zip"],
  [/\.(tgz|tar\.gz)$/i, "application/gzip"],
];

/** Streams an archive up; `progress` hears the share that is there, 0 to 1. */
export function sendArchive(file: File, progress: (share: number) => void): Promise<Schemas["Upload"]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/uploads");
    request.setRequestHeader("content-type", TYPES.find(([ending]) => ending.test(file.name))?.[1] ?? "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("idempotency-key", crypto.randomUUID());
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new Problem(0, "The upload broke off; try again."));
    request.onload = () =>
      request.status < 300 ? resolve(request.response as Schemas["Upload"]) : reject(Problem.of(request.status, request.response));
    request.send(file);
  });
}
