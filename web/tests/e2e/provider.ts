import { createHash, randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from "jose";

/** Who is asked to sign in, as the two providers know them. */
export const ADA = { id: 583231, login: "ada", name: "Ada Park", oid: "0f0e5c1a-33c8-4d9b-9f1e-a1b2c3d4e5f6", sub: "pairwise-of-this-app" };
export const CLIENT = { id: "client-of-the-pages", secret: "its secret/with+signs" };
const TENANT = "72f98888-0000-4000-8000-2d7cd011db47";

interface Grant {
  redirect: string;
  challenge: string;
  nonce: string | null;
}

/** GitHub's OAuth web flow and Entra ID's OpenID Connect, as they publish them, with the one person who always agrees or declines. */
export interface Provider {
  url: string;
  tenant: string;
  /** What was not as published; must stay empty. */
  faults: string[];
  declines: boolean;
  tokens: string[];
  close: () => Promise<void>;
}

export async function startProvider(redirects: string[]): Promise<Provider> {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const grants = new Map<string, Grant>();
  const server = createServer((request, answer) => void serve(request, answer).catch((error: Error) => fault(answer, error.message)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve())));
  const provider: Provider = { url, tenant: TENANT, faults: [], declines: false, tokens: [], close };
  const base = `/${TENANT}`;
  return provider;

  async function serve(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    switch (pathname) {
      case "/login/oauth/authorize":
        return authorize(answer, searchParams, "read:user");
      case `${base}/oauth2/v2.0/authorize`:
        return authorize(answer, searchParams, "openid profile");
      case "/login/oauth/access_token":
        await redeem(request);
        return json(answer, { access_token: newToken(), token_type: "bearer", scope: "read:user" });
      case `${base}/oauth2/v2.0/token`: {
        const { nonce } = await redeem(request);
        return json(answer, { access_token: newToken(), token_type: "Bearer", expires_in: 3600, scope: "openid profile", id_token: await idToken(nonce, keys.privateKey) });
      }
      case "/api/v3/user":
        if (!provider.tokens.includes(request.headers.authorization?.replace(/^(Bearer|token) /i, "") ?? "")) throw new Error("a user without a token");
        return json(answer, { id: ADA.id, login: ADA.login, name: ADA.name, email: null });
      case `${base}/v2.0/.well-known/openid-configuration`:
        return json(answer, discovery());
      case `${base}/discovery/v2.0/keys`:
        return json(answer, { keys: [{ ...(await exportJWK(keys.publicKey)), kid: "1", use: "sig", alg: "RS256" }] });
      default:
        throw new Error(`${request.method} ${pathname} is not published`);
    }
  }

  function authorize(answer: ServerResponse, asked: URLSearchParams, scope: string): void {
    const redirect = asked.get("redirect_uri") ?? "";
    const [state, challenge] = [asked.get("state"), asked.get("code_challenge")];
    if (!redirects.includes(redirect)) throw new Error(`${redirect} is not registered`);
    if (asked.get("client_id") !== CLIENT.id || asked.get("response_type") !== "code" || asked.get("scope") !== scope) throw new Error(`asked for ${asked}`);
    if (!state || !challenge || asked.get("code_challenge_method") !== "S256") throw new Error("no state or no PKCE");
    const back = new URL(redirect);
    back.searchParams.set("state", state);
    if (provider.declines) back.searchParams.set("error", "access_denied");
    else back.searchParams.set("code", newGrant({ redirect, challenge, nonce: asked.get("nonce") }));
    answer.writeHead(302, { location: back.href }).end();
  }

  async function redeem(request: IncomingMessage): Promise<Grant> {
    const form = new URLSearchParams(await bodyOf(request));
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    if (!grant || form.get("redirect_uri") !== grant.redirect) throw new Error("a code that is not known, or used");
    const hash = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
    if (hash !== grant.challenge) throw new Error("the verifier is not the challenge's");
    if (credentialsOf(request, form) !== `${CLIENT.id}\n${CLIENT.secret}`) throw new Error("another client");
    return grant;
  }

  function newGrant(grant: Grant): string {
    const code = randomUUID();
    grants.set(code, grant);
    return code;
  }

  function newToken(): string {
    const token = `gho_${randomUUID()}`;
    provider.tokens.push(token);
    return token;
  }

  function idToken(nonce: string | null, key: CryptoKey): Promise<string> {
    if (!nonce) throw new Error("no nonce");
    const claims = { oid: ADA.oid, tid: TENANT, name: ADA.name, preferred_username: "ada@example.org", nonce, ver: "2.0" };
    const token = new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid: "1", typ: "JWT" }).setIssuer(`${url}${base}/v2.0`);
    return token.setAudience(CLIENT.id).setSubject(ADA.sub).setIssuedAt().setExpirationTime("1h").sign(key);
  }

  function discovery(): object {
    return {
      issuer: `${url}${base}/v2.0`,
      authorization_endpoint: `${url}${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${url}${base}/oauth2/v2.0/token`,
      jwks_uri: `${url}${base}/discovery/v2.0/keys`,
      response_types_supported: ["code", "id_token", "code id_token"],
      subject_types_supported: ["pairwise"],
      id_token_signing_alg_values_supported: ["RS256"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    };
  }

  function fault(answer: ServerResponse, message: string): void {
    provider.faults.push(message);
    answer.writeHead(400).end(message);
  }
}

const json = (answer: ServerResponse, body: object): void => void answer.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** By the form, or as a basic authorization whose halves are encoded as in a form (RFC 6749, 2.3.1). */
function credentialsOf(request: IncomingMessage, form: URLSearchParams): string {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (!basic) return `${form.get("client_id")}\n${form.get("client_secret")}`;
  const halves = Buffer.from(basic, "base64").toString().split(":");
  return halves.map((half) => decodeURIComponent(half.replaceAll("+", " "))).join("\n");
}
