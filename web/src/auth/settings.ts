import { readFileSync } from "node:fs";

/** What the web server is told by its environment; read where it is used first, so that a build needs none of it. */
export interface WebSettings {
  apiUrl: string;
  /** Where browsers reach us. */
  publicUrl: URL;
  secret: string;
  /** A private ES256 key as JWK; without it a key is made that lives as long as the process. */
  keyFile: string | undefined;
  issuer: string;
  audience: string;
  /** Sign-in of this machine's user with a code that only they can read; loopback only. */
  localCode: string | undefined;
  /** `url`: github.com or an Enterprise Server. */
  github: (OAuthClient & { url: string }) | undefined;
  /** `url`: Microsoft's cloud, or a national one. */
  entra: (OAuthClient & { url: string; tenantId: string }) | undefined;
  /** Subjects who may sign in; undefined lets everybody whom the providers know. */
  allowed: string[] | undefined;
  /** Subjects whose tokens say `admin`. */
  admins: string[];
}

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

type Environment = Record<string, string | undefined>;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

let settings: WebSettings | undefined;

export function webSettings(): WebSettings {
  settings ??= readSettings(process.env);
  return settings;
}

/** Throws when something needed is missing, or local sign-in is asked for where others could reach it. */
export function readSettings(env: Environment): WebSettings {
  const publicUrl = new URL(required(env, "NEXTAUTH_URL"));
  return {
    apiUrl: (env.AUTOBUILDER_API_URL ?? "http://127.0.0.1:7071").replace(/\/+$/, ""),
    publicUrl,
    secret: required(env, "NEXTAUTH_SECRET"),
    keyFile: env.AUTOBUILDER_WEB_KEY_FILE,
    issuer: env.AUTOBUILDER_WEB_ISSUER ?? "autobuilder-web",
    audience: env.AUTOBUILDER_WEB_AUDIENCE ?? "autobuilder-api",
    localCode: localCode(env, publicUrl),
    github: github(env),
    entra: entra(env),
    allowed: env.AUTOBUILDER_WEB_ALLOWED === undefined ? undefined : list(env.AUTOBUILDER_WEB_ALLOWED),
    admins: list(env.AUTOBUILDER_WEB_ADMINS ?? ""),
  };
}

function localCode(env: Environment, publicUrl: URL): string | undefined {
  const file = env.AUTOBUILDER_WEB_LOCAL_CODE_FILE;
  if (!file) return undefined;
  if (!LOOPBACK.has(publicUrl.hostname) || !LOOPBACK.has(env.HOSTNAME ?? "")) {
    throw new Error("AUTOBUILDER_WEB_LOCAL_CODE_FILE is for loopback: set NEXTAUTH_URL to http://localhost:PORT and HOSTNAME to 127.0.0.1.");
  }
  return readFileSync(file, "utf8").trim();
}

function github(env: Environment): WebSettings["github"] {
  const found = client(env, "AUTOBUILDER_WEB_GITHUB");
  return found && { ...found, url: provider(env.AUTOBUILDER_WEB_GITHUB_URL ?? "https://github.com") };
}

function entra(env: Environment): WebSettings["entra"] {
  const found = client(env, "AUTOBUILDER_WEB_ENTRA");
  const url = provider(env.AUTOBUILDER_WEB_ENTRA_URL ?? "https://login.microsoftonline.com");
  return found && { ...found, url, tenantId: required(env, "AUTOBUILDER_WEB_ENTRA_TENANT") };
}

/** Where people prove who they are; over plain HTTP only on this machine. Throws. */
function provider(text: string): string {
  const url = new URL(text);
  if (url.protocol !== "https:" && !LOOPBACK.has(url.hostname)) throw new Error(`${text} is no https address: sign-in would tell codes to everybody.`);
  return text.replace(/\/+$/, "");
}

function client(env: Environment, prefix: string): OAuthClient | undefined {
  const clientId = env[`${prefix}_ID`];
  return clientId ? { clientId, clientSecret: required(env, `${prefix}_SECRET`) } : undefined;
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set; docs/web.md says what the web server needs.`);
  return value;
}

const list = (value: string): string[] => value.split(",").map((item) => item.trim()).filter(Boolean);
