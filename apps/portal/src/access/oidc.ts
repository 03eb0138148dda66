import "server-only";
import { headers } from "next/headers";
import * as oidc from "openid-client";
import { userByEmail } from "../data/standing.ts";
import { env } from "../env.ts";
import { log } from "../lib/log.ts";
import { clearCookie, readCookie, writeCookie } from "../session/cookies.ts";
import { signToken, verifyToken } from "../session/token.ts";
import { attempt } from "./limits.ts";
import { type SignIn, signInUser } from "./login.ts";
import { makePublicScope } from "./scope.ts";

/** As long as somebody may take at the provider, second factor included. */
const AWAY_SECONDS = 15 * 60;
/** Seconds for each call to the provider. */
const TIMEOUT = 10;

// One for the process, whatever bundles Next makes of this file.
const kept = globalThis as { krakenOidc?: Promise<oidc.Configuration> | undefined };

/** What the provider says of itself, asked for once; again after a failure. */
function provider(): Promise<oidc.Configuration> {
  const configured = env().oidc;
  if (!configured) throw new Error("No OpenID provider is configured");
  const { issuer, clientId, clientSecret } = configured;
  // Unencrypted only on this machine: src/env.ts sees to it.
  const execute = issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
  kept.krakenOidc ??= oidc
    .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: TIMEOUT })
    .catch((error) => {
      kept.krakenOidc = undefined;
      throw error;
    });
  return kept.krakenOidc;
}

/** Where the provider sends people back to: the address that they came from, if it is one of ours. */
async function returnAddress(): Promise<string> {
  const host = (await headers()).get("host");
  const { origins } = env();
  const origin = origins.find((each) => new URL(each).host === host) ?? origins[0];
  return `${origin}/login/oidc/callback`;
}

/** Begins a sign-in at the provider; answers its address. `next` is where to go in the end. @throws TooManyError */
export async function beginOidc(next: string): Promise<string> {
  await attempt("oidc");
  const configuration = await provider();
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: await returnAddress(),
    scope: "openid email profile",
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  await writeCookie("oidc", await signToken("oidc", { state, nonce, verifier, next }, AWAY_SECONDS), AWAY_SECONDS);
  return url.href;
}

export type OidcSignIn = {
  outcome: SignIn["outcome"] | "failed" | "unverified" | "unknown";
  /** Where he wanted to go. */
  next: string;
};

const logFailed = (error: unknown) => {
  const facts = error instanceof Error ? { name: error.name, code: (error as { code?: string }).code } : {};
  log("error", "oidc failed", facts);
};

/**
 * Ends a sign-in at the provider. It says an e-mail address, and that it is verified: that is the login of the user
 * in WHMCS, who is then signed in as by his password.
 * @param search what the provider added to the address to come back to
 * @throws TooManyError
 */
export async function finishOidc(search: string): Promise<OidcSignIn> {
  const token = await readCookie("oidc");
  await clearCookie("oidc");
  const begun = token === undefined ? undefined : await verifyToken("oidc", token);
  if (!begun) return { outcome: "failed", next: "" };
  const { next } = begun;
  await attempt("oidc");
  const claims = await claimsOf(search, begun).catch(logFailed);
  if (!claims) return { outcome: "failed", next };
  if (claims.email_verified !== true || typeof claims.email !== "string") return { outcome: "unverified", next };
  const user = await userByEmail(makePublicScope(), claims.email);
  if (!user) return { outcome: "unknown", next };
  return { ...(await signInUser(user)), next };
}

/** What the provider says about who came back; throws when anything of it is not as it must be. */
async function claimsOf(search: string, begun: { state: string; nonce: string; verifier: string }) {
  const configuration = await provider();
  const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${await returnAddress()}${search}`), {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims || claims.email !== undefined) return claims;
  return oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub);
}
