import type { QueryClient } from "@tanstack/react-query";

import type { Run } from "@/api/client";
import { runQuery } from "@/api/queries";

const LOOKS = 20;
const LOOK_MS = 500;

/** A retry, or a delivery, is taken in at once and done a moment later: looks until the run is under way again. */
export async function begunAgain(client: QueryClient, run: Run): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    await client.invalidateQueries({ queryKey: ["run", run.id] });
    const now = client.getQueryData(runQuery(run.id).queryKey);
    if (now && now.attempt > run.attempt) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
