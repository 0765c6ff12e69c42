import { signingKey } from "@/auth/keys";

export const dynamic = "force-dynamic";

/** The public key set (RFC 7517) with which the API checks our tokens. */
export async function GET(): Promise<Response> {
  const { publicJwk } = await signingKey();
  return Response.json({ keys: [publicJwk] }, { headers: { "cache-control": "public, max-age=300" } });
}
