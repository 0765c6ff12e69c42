import type { OAuthConfig } from "next-auth/providers/oauth";

import type { WebSettings } from "./settings";

interface GithubUser {
  id: number;
  login: string;
  name: string | null;
}

/** github.com, or an Enterprise Server. Only who it is is asked for: no mail addresses, no repositories. */
export function github({ url, clientId, clientSecret }: NonNullable<WebSettings["github"]>): OAuthConfig<GithubUser> {
  const api = url === "https://github.com" ? "https://api.github.com" : `${url}/api/v3`;
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    issuer: `${url}/login/oauth`,
    authorization: { url: `${url}/login/oauth/authorize`, params: { scope: "read:user" } },
    token: `${url}/login/oauth/access_token`,
    userinfo: `${api}/user`,
    checks: ["pkce", "state"],
    profile: ({ id, login, name }) => ({ id: String(id), name: name ?? login }),
    clientId,
    clientSecret,
  };
}

interface EntraClaims {
  oid: string;
  name?: string;
  preferred_username?: string;
}

/** The person is the directory's object, `oid`: `sub` is another one in each app. Nothing is asked of Microsoft Graph. */
export function entra({ url, tenantId, clientId, clientSecret }: NonNullable<WebSettings["entra"]>): OAuthConfig<EntraClaims> {
  return {
    id: "azure-ad",
    name: "Microsoft Entra ID",
    type: "oauth",
    wellKnown: `${url}/${tenantId}/v2.0/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid profile" } },
    checks: ["pkce", "state", "nonce"],
    profile: ({ oid, name, preferred_username }) => ({ id: oid, name: name ?? preferred_username ?? oid }),
    clientId,
    clientSecret,
  };
}
