import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";

import { isAdmin, mayEnter, sameCode, subjectOf } from "@/auth/options";
import { entra, github } from "@/auth/providers";
import { readSettings } from "@/auth/settings";

const BASE = { NEXTAUTH_URL: "http://127.0.0.1:3000", NEXTAUTH_SECRET: "secret", HOSTNAME: "127.0.0.1" };
const directory = mkdtempSync(join(tmpdir(), "web-"));
const codeFile = join(directory, "code");
writeFileSync(codeFile, "the-code\n");

describe("settings", () => {
  it("let this machine's user in on loopback only", () => {
    expect(readSettings({ ...BASE, AUTOBUILDER_WEB_LOCAL_CODE_FILE: codeFile }).localCode).toBe("the-code");
    for (const open of [{ HOSTNAME: "0.0.0.0" }, { HOSTNAME: undefined }, { NEXTAUTH_URL: "https://ab.example.org" }]) {
      expect(() => readSettings({ ...BASE, ...open, AUTOBUILDER_WEB_LOCAL_CODE_FILE: codeFile })).toThrow(/loopback/);
    }
  });

  it("name what is missing", () => {
    expect(() => readSettings({ NEXTAUTH_URL: BASE.NEXTAUTH_URL })).toThrow(/NEXTAUTH_SECRET/);
    expect(() => readSettings({ ...BASE, AUTOBUILDER_WEB_GITHUB_ID: "x" })).toThrow(/GITHUB_SECRET/);
    expect(() => readSettings({ ...BASE, AUTOBUILDER_WEB_ENTRA_ID: "x", AUTOBUILDER_WEB_ENTRA_SECRET: "y" })).toThrow(/ENTRA_TENANT/);
  });
});

describe("providers", () => {
  const client = { AUTOBUILDER_WEB_GITHUB_ID: "x", AUTOBUILDER_WEB_GITHUB_SECRET: "y" };

  it("are the public ones, or those that the operator names", () => {
    expect(readSettings({ ...BASE, ...client }).github?.url).toBe("https://github.com");
    expect(readSettings({ ...BASE, ...client, AUTOBUILDER_WEB_GITHUB_URL: "https://git.example.org/" }).github?.url).toBe("https://git.example.org");
    expect(() => readSettings({ ...BASE, ...client, AUTOBUILDER_WEB_GITHUB_URL: "http://git.example.org" })).toThrow(/no https/);
  });

  it("name people by what they cannot change", async () => {
    const tokens = { access_token: "unused" };
    const cloud = { url: "https://login.microsoftonline.com", tenantId: "t", clientId: "x", clientSecret: "y" };
    expect(await entra(cloud).profile({ oid: "object", sub: "pairwise", name: "Ada" } as never, tokens)).toEqual({ id: "object", name: "Ada" });
    const hub = { url: "https://git.example.org", clientId: "x", clientSecret: "y" };
    expect(await github(hub).profile({ id: 583231, login: "ada", name: null }, tokens)).toEqual({ id: "583231", name: "ada" });
    expect([github(hub).userinfo, github({ ...hub, url: "https://github.com" }).userinfo]).toEqual(["https://git.example.org/api/v3/user", "https://api.github.com/user"]);
  });
});

describe("who may", () => {
  const settings = readSettings({ ...BASE, AUTOBUILDER_WEB_ALLOWED: "github:1, github:2", AUTOBUILDER_WEB_ADMINS: "github:1" });

  it("is said by subjects that nobody can rename", () => {
    expect(subjectOf("github", "1")).toBe("github:1");
    expect(subjectOf("azure-ad", "oid")).toBe("entra:oid");
    expect(["github:2", "github:3", "local"].map((subject) => mayEnter(settings, subject))).toEqual([true, false, true]);
    expect(mayEnter(readSettings(BASE), "github:3")).toBe(true);
  });

  it("keeps the local user out of administration where there is no local sign-in", () => {
    expect(["github:1", "github:2", "local"].map((subject) => isAdmin(settings, subject))).toEqual([true, false, false]);
  });

  it("compares codes whole", () => {
    expect(["the-code", "the-cod", "the-code2", ""].map((code) => sameCode(code, "the-code"))).toEqual([true, false, false, false]);
  });
});

describe("the token for the API", () => {
  beforeAll(async () => {
    const key = join(directory, "key.json");
    const pair = await generateKeyPair("ES256", { extractable: true });
    writeFileSync(key, JSON.stringify(await exportJWK(pair.privateKey)));
    Object.assign(process.env, BASE, { AUTOBUILDER_WEB_KEY_FILE: key, AUTOBUILDER_WEB_ISSUER: "web-test" });
  });

  it("is signed with the published key, short-lived, and says who asks", async () => {
    const { apiToken } = await import("@/auth/apiToken");
    const { signingKey } = await import("@/auth/keys");
    const { publicJwk } = await signingKey();
    expect(publicJwk).not.toHaveProperty("d");
    const token = await apiToken({ subject: "github:1", name: "Ada", admin: false });
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: [publicJwk] }), {
      issuer: "web-test",
      audience: "autobuilder-api",
      algorithms: ["ES256"],
    });
    expect(protectedHeader.kid).toBe(publicJwk.kid);
    expect(payload).toMatchObject({ sub: "github:1", name: "Ada" });
    expect(payload).not.toHaveProperty("admin");
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it("is made again before it ends, and for each person", async () => {
    const { apiToken } = await import("@/auth/apiToken");
    const ada = { subject: "github:1", name: "Ada", admin: false };
    const now = Date.now();
    const first = await apiToken(ada, now);
    expect(await apiToken(ada, now + 200_000)).toBe(first);
    expect(await apiToken(ada, now + 250_000)).not.toBe(first);
    expect(await apiToken({ ...ada, admin: true }, now)).not.toBe(first);
  });
});
