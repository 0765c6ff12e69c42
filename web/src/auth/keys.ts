import { readFile } from "node:fs/promises";

import { type CryptoKey, type JWK, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";

import { webSettings } from "./settings";

export interface SigningKey {
  privateKey: CryptoKey;
  publicJwk: JWK & { kid: string };
}

let key: Promise<SigningKey> | undefined;

/** The key that signs API tokens; its public half is published at /api/auth-keys. */
export function signingKey(): Promise<SigningKey> {
  key ??= loadKey(webSettings().keyFile);
  return key;
}

export async function loadKey(file: string | undefined): Promise<SigningKey> {
  const jwk = file ? (JSON.parse(await readFile(file, "utf8")) as JWK) : await freshKey();
  const privateKey = (await importJWK(jwk, "ES256")) as CryptoKey;
  const { kty, crv, x, y } = jwk;
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  return { privateKey, publicJwk: { kty, crv, x, y, kid, alg: "ES256", use: "sig" } as SigningKey["publicJwk"] };
}

async function freshKey(): Promise<JWK> {
  const pair = await generateKeyPair("ES256", { extractable: true });
  return exportJWK(pair.privateKey);
}
