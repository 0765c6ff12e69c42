import type { NextRequest } from "next/server";

import { type Person, apiToken } from "@/auth/apiToken";
import { webSettings } from "@/auth/settings";

const SAFE = new Set(["GET", "HEAD"]);
const REQUEST_HEADERS = [
  "accept",
  "accept-language",
  "content-type",
  "idempotency-key",
  "if-match",
  "if-none-match",
  "if-range",
  "last-event-id",
  "range",
  "x-file-name",
];
const RESPONSE_HEADERS = [
  "accept-ranges",
  "content-disposition",
  "content-length",
  "content-range",
  "content-type",
  "etag",
  "location",
  "retry-after",
];

/** Passes a browser's request on to the API with a token of its own, body and answer streamed.
 *
 * What comes back may be a project's text, so no answer is ever a page of this origin: it is sandboxed, not sniffed,
 * and HTML is downloaded.
 */
export async function forward(request: NextRequest, person: Person | null): Promise<Response> {
  if (!person) return problem(401, "Sign in first.");
  if (!SAFE.has(request.method) && request.headers.get("origin") !== webSettings().publicUrl.origin) {
    return problem(403, "A change must come from this site's own pages.");
  }
  try {
    const answer = await fetch(target(request), await outgoing(request, person));
    return new Response(answer.body, { status: answer.status, headers: incoming(answer) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    console.error("api.unreachable", error instanceof Error ? (error.cause ?? error.message) : error);
    return problem(502, "The API does not answer; try again, or see whether it runs.");
  }
}

function target(request: NextRequest): string {
  return `${webSettings().apiUrl}${request.nextUrl.pathname}${request.nextUrl.search}`;
}

async function outgoing(request: NextRequest, person: Person): Promise<RequestInit & { duplex?: "half" }> {
  const headers = new Headers({ authorization: `Bearer ${await apiToken(person)}`, "accept-encoding": "identity" });
  for (const name of REQUEST_HEADERS) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const init = { method: request.method, headers, signal: request.signal, redirect: "manual" as const };
  return request.body ? { ...init, body: request.body, duplex: "half" } : init;
}

function incoming(answer: Response): Headers {
  const headers = new Headers({
    "cache-control": "private, no-cache, no-transform",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
  });
  for (const name of RESPONSE_HEADERS) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const type = answer.headers.get("content-type") ?? "";
  if (/html|svg|xml/i.test(type) && !headers.has("content-disposition")) headers.set("content-disposition", "attachment");
  return headers;
}

function problem(status: number, detail: string): Response {
  const body = { type: "about:blank", title: status === 502 ? "Bad gateway" : "Refused", status, detail };
  return Response.json(body, { status, headers: { "content-type": "application/problem+json" } });
}
