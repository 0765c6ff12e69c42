import { type NextRequest, NextResponse } from "next/server";

import { personOf } from "@/auth/person";
import { webSettings } from "@/auth/settings";
import { contentSecurityPolicy } from "@/csp";

export const config = {
  runtime: "nodejs",
  // Not for the API's proxy, which looks after itself: here Next would hold back and cut large uploads.
  matcher: [{ source: "/((?!api/|_next/static|icon.svg).*)" }],
};

/** Every page: on its own host only, signed in, and with a fresh nonce for its scripts. */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const { publicUrl } = webSettings();
  const here = `${request.nextUrl.pathname}${request.nextUrl.search}`;
  if (request.headers.get("host") !== publicUrl.host) return NextResponse.redirect(new URL(here, publicUrl));
  const signingIn = request.nextUrl.pathname === "/sign-in";
  if (!signingIn && !(await personOf(request))) {
    const signIn = new URL("/sign-in", publicUrl);
    if (here !== "/") signIn.searchParams.set("callbackUrl", here);
    return NextResponse.redirect(signIn);
  }
  return page(request);
}

function page(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  return response;
}
