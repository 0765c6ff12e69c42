import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

const TYPES = ["run", "step", "build", "log-available"];
const SETTLE_MS = 150;

/** While a run is under way, what is shown of it is asked for again whenever the API says that it changed. */
export function useRunEvents(id: string, live: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!live) return;
    const source = new EventSource(`/api/v1/runs/${id}/events`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void client.invalidateQueries({ queryKey: ["run", id] }), SETTLE_MS);
    };
    for (const type of TYPES) source.addEventListener(type, changed);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, id, live]);
}
