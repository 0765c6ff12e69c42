import type { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";

import type { Person } from "./apiToken";
import { isAdmin } from "./options";
import { webSettings } from "./settings";

/** Who sent this request, or null when nobody is signed in. */
export async function personOf(request: NextRequest): Promise<Person | null> {
  const settings = webSettings();
  const token = await getToken({ req: request, secret: settings.secret });
  if (!token?.sub) return null;
  return { subject: token.sub, name: token.name ?? token.sub, admin: isAdmin(settings, token.sub) };
}
