import createClient, { type Middleware } from "openapi-fetch";

import { Problem } from "./problem";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type { Schemas };

/** Every POST is safe to repeat: the API answers the same key the same way. */
const middleware: Middleware = {
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("idempotency-key")) {
      request.headers.set("idempotency-key", crypto.randomUUID());
    }
    return request;
  },
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return undefined;
    if (response.status === 401) signInAgain();
    throw Problem.of(response.status, await response.json().catch(() => null));
  },
};

/** The session has ended while a page was open. */
function signInAgain(): void {
  const here = window.location.pathname + window.location.search + window.location.hash;
  window.location.assign(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}

export const api = createClient<paths>({ baseUrl: "" });
api.use(middleware);

/** The body of an answer; a refusal is thrown as a Problem. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

export type Run = Schemas["Run"];
export type Step = Schemas["Step"];
export type Build = Schemas["Build"];
export type Group = Schemas["Group"];
export type Project = Schemas["Project"];
export type Edit = Schemas["Edit"];
export type FileDiff = Schemas["FileDiff"];

const FINAL = new Set(["succeeded", "failed", "cancelled"]);
export const isOver = (status: string): boolean => FINAL.has(status);
