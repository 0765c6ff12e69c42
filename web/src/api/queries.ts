import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { type Schemas, api, body, isOver } from "./client";
import type { paths } from "./schema";

export type RunFilter = Omit<NonNullable<paths["/api/v1/runs"]["get"]["parameters"]["query"]>, "cursor">;

const LIVE_MS = 3_000;
const IDLE_MS = 20_000;

export const runsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ["runs", filter],
    queryFn: ({ pageParam, signal }) =>
      body(api.GET("/api/v1/runs", { params: { query: { ...filter, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((run) => !isOver(run.status))) ? LIVE_MS : IDLE_MS,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}", { params: { path: { run_id: id } }, signal })),
    refetchInterval: IDLE_MS, // also of a run that is over: somebody may do it again
  });

export const stepsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "steps"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}/steps", { params: { path: { run_id: id } }, signal })),
  });

export const graphQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "graph"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}/graph", { params: { path: { run_id: id } }, signal })),
  });

export const diagnosticsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "diagnostics"],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/runs/{run_id}/diagnostics", { params: { path: { run_id: id } }, signal })),
  });

export const editsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "edits"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}/edits", { params: { path: { run_id: id } }, signal })),
  });

export const diffQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "diff"],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/runs/{run_id}/diff", {
          params: { path: { run_id: id } },
          headers: { accept: "application/json" },
          signal,
        }) as Promise<{ data?: Schemas["Diff"] }>,
      ),
  });

export const fileQuery = (id: string, path: string, side: "before" | "after") =>
  queryOptions({
    queryKey: ["file", id, path, side],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/runs/{run_id}/files", {
          params: { path: { run_id: id }, query: { path, side } },
          parseAs: "text",
          signal,
        }),
      ),
    staleTime: Infinity,
  });

export const testsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "tests"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}/tests", { params: { path: { run_id: id } }, signal })),
  });

export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "report"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/runs/{run_id}/report", { params: { path: { run_id: id } }, signal })),
  });

export const artifactsQuery = (id: string) =>
  queryOptions({
    queryKey: ["run", id, "artifacts"],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/runs/{run_id}/artifacts", { params: { path: { run_id: id } }, signal })),
  });

export const groupsQuery = () =>
  queryOptions({
    queryKey: ["groups"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/groups", { params: { query: { limit: 200 } }, signal })),
  });

export const groupQuery = (id: number) =>
  queryOptions({
    queryKey: ["group", id],
    queryFn: ({ signal }) => body(api.GET("/api/v1/groups/{group_id}", { params: { path: { group_id: id } }, signal })),
  });

export const membersQuery = (id: number) =>
  queryOptions({
    queryKey: ["group", id, "members"],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/groups/{group_id}/members", { params: { path: { group_id: id }, query: { limit: 200 } }, signal })),
  });

export const projectsQuery = (filter: { group_id?: number; q?: string }) =>
  infiniteQueryOptions({
    queryKey: ["projects", filter],
    queryFn: ({ pageParam, signal }) =>
      body(api.GET("/api/v1/projects", { params: { query: { ...filter, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
  });

export const projectQuery = (id: number) =>
  queryOptions({
    queryKey: ["project", id],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/projects/{project_id}", { params: { path: { project_id: id } }, signal })),
  });

export const statisticsQuery = (group_id?: number) =>
  queryOptions({
    queryKey: ["statistics", group_id],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/statistics", { params: { query: group_id ? { group_id } : {} }, signal })),
    refetchInterval: IDLE_MS,
  });

export const operationsQuery = () =>
  queryOptions({
    queryKey: ["operations"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/operations", { signal })),
    refetchInterval: LIVE_MS,
  });

export const deadLettersQuery = () =>
  queryOptions({
    queryKey: ["operations", "dead-letters"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/operations/dead-letters", { signal })),
  });

export const meQuery = () =>
  queryOptions({ queryKey: ["me"], queryFn: ({ signal }) => body(api.GET("/api/v1/me", { signal })), staleTime: 60_000 });
