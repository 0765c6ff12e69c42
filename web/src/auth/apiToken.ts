import { SignJWT } from "jose";

import { signingKey } from "./keys";
import { webSettings } from "./settings";

/** Who is signed in, as the session cookie has it. */
export interface Person {
  subject: string;
  name: string;
  admin: boolean;
}

const SECONDS = 300;
const SPARE_MS = 60_000;
const tokens = new Map<string, { token: string; until: number }>();

/** A token for the API that says who asks; it is reused until a minute before it ends, and never leaves the server. */
export async function apiToken(person: Person, now = Date.now()): Promise<string> {
  const slot = `${person.subject}\n${person.name}\n${person.admin}`;
  const known = tokens.get(slot);
  if (known && known.until - SPARE_MS > now) return known.token;
  for (const [other, { until }] of tokens) if (until <= now) tokens.delete(other);
  const token = await mint(person, now);
  tokens.set(slot, { token, until: now + SECONDS * 1000 });
  return token;
}

async function mint(person: Person, now: number): Promise<string> {
  const { issuer, audience } = webSettings();
  const { privateKey, publicJwk } = await signingKey();
  const claims = { name: person.name, ...(person.admin && { admin: true, scope: "autobuilder.admin" }) };
  const seconds = Math.floor(now / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: publicJwk.kid, typ: "JWT" })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(person.subject)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + SECONDS)
    .sign(privateKey);
}
