import { createHash, timingSafeEqual } from "node:crypto";

import type { NextAuthOptions } from "next-auth";
import type { Provider } from "next-auth/providers/index";
import Credentials from "next-auth/providers/credentials";

import { entra, github } from "./providers";
import { type WebSettings, webSettings } from "./settings";

const SESSION_SECONDS = 8 * 3600;

/** The session is an encrypted cookie with subject and name; what a provider handed out is dropped at sign-in. */
export function authOptions(): NextAuthOptions {
  const settings = webSettings();
  return {
    secret: settings.secret,
    providers: providers(settings),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    callbacks: {
      signIn: ({ account, user }) => mayEnter(settings, subjectOf(account?.provider, user.id)),
      jwt: ({ token, account, user }) => {
        if (!account) return token;
        return { sub: subjectOf(account.provider, user.id), name: user.name ?? user.email ?? user.id };
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name ?? token.sub ?? "" } }),
    },
  };
}

/** `github:583231`, `entra:<object id>` or `local`: never a name that its owner can change. */
export function subjectOf(provider: string | undefined, id: string): string {
  if (provider === "local") return "local";
  return `${provider === "azure-ad" ? "entra" : provider}:${id}`;
}

export const isAdmin = (settings: WebSettings, subject: string): boolean =>
  subject === "local" ? settings.localCode !== undefined : settings.admins.includes(subject);

export const mayEnter = (settings: WebSettings, subject: string): boolean =>
  settings.allowed === undefined || subject === "local" || settings.allowed.includes(subject);

/** Constant time, whatever the lengths. */
export function sameCode(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function providers(settings: WebSettings): Provider[] {
  const found: Provider[] = [];
  if (settings.github) found.push(github(settings.github));
  if (settings.entra) found.push(entra(settings.entra));
  const expected = settings.localCode;
  if (expected !== undefined) {
    found.push(
      Credentials({
        id: "local",
        name: "local",
        credentials: { code: { type: "password" } },
        authorize: (given) => (given && sameCode(given.code, expected) ? { id: "local", name: "local" } : null),
      }),
    );
  }
  return found;
}
