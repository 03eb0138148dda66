import { jwtVerify, SignJWT } from "jose";
import { env } from "../env.ts";

/**
 * What a signed token is good for. Each kind has its own issuer and audience, and staff a secret of their own, so that
 * none can stand for another.
 */
export type TokenKind = "client" | "staff" | "choice" | "device" | "oidc" | "stamp";

export type ClientClaims = { userId: number; clientId: number; sessionId: string };
export type StaffClaims = { name: string; sessionId: string };
/** Who proved a password, and has yet to choose one of his clients. */
export type ChoiceClaims = { userId: number; clientIds: number[]; email: string };
/** A device on which these accounts were signed in before, by the keys that limits count them by. */
export type DeviceClaims = { deviceId: string; accounts: string[] };
/** A sign-in elsewhere that is under way. */
export type OidcClaims = { state: string; nonce: string; verifier: string; next: string };
/** A form that was handed out, to be sent once; `at` in seconds since 1970. */
export type StampClaims = { form: string; stampId: string; at: number };

type ClaimsOf = {
  client: ClientClaims;
  staff: StaffClaims;
  choice: ChoiceClaims;
  device: DeviceClaims;
  oidc: OidcClaims;
  stamp: StampClaims;
};

const kinds = {
  client: { issuer: "kraken:client-portal", audience: "kraken:client" },
  staff: { issuer: "kraken:admin-portal", audience: "kraken:staff" },
  choice: { issuer: "kraken:client-portal", audience: "kraken:choice" },
  device: { issuer: "kraken:client-portal", audience: "kraken:device" },
  oidc: { issuer: "kraken:client-portal", audience: "kraken:oidc" },
  stamp: { issuer: "kraken:client-portal", audience: "kraken:stamp" },
} as const;

const key = (kind: TokenKind) => new TextEncoder().encode(kind === "staff" ? env().ADMIN_JWT_SECRET : env().JWT_SECRET);

/** A JWT (HS256) that ends after `seconds`. */
export function signToken<K extends TokenKind>(kind: K, claims: ClaimsOf[K], seconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256", typ: `kraken-${kind}` })
    .setIssuer(kinds[kind].issuer)
    .setAudience(kinds[kind].audience)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .sign(key(kind));
}

const isText = (value: unknown): value is string => typeof value === "string";
const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

const readers: { [K in TokenKind]: (payload: Record<string, unknown>) => ClaimsOf[K] | undefined } = {
  client: ({ userId, clientId, sessionId }) =>
    isId(userId) && isId(clientId) && typeof sessionId === "string" ? { userId, clientId, sessionId } : undefined,
  staff: ({ name, sessionId }) =>
    typeof name === "string" && typeof sessionId === "string" ? { name, sessionId } : undefined,
  choice: ({ userId, clientIds, email }) =>
    isId(userId) && Array.isArray(clientIds) && clientIds.every(isId) && isText(email)
      ? { userId, clientIds, email }
      : undefined,
  device: ({ deviceId, accounts }) =>
    isText(deviceId) && Array.isArray(accounts) && accounts.every(isText) ? { deviceId, accounts } : undefined,
  oidc: ({ state, nonce, verifier, next }) =>
    isText(state) && isText(nonce) && isText(verifier) && isText(next) ? { state, nonce, verifier, next } : undefined,
  stamp: ({ form, stampId, at }) => (isText(form) && isText(stampId) && isId(at) ? { form, stampId, at } : undefined),
};

/** The claims of a valid token of this kind; undefined for any other text, whatever is wrong with it. */
export async function verifyToken<K extends TokenKind>(kind: K, token: string): Promise<ClaimsOf[K] | undefined> {
  try {
    const { payload } = await jwtVerify(token, key(kind), {
      algorithms: ["HS256"],
      typ: `kraken-${kind}`,
      issuer: kinds[kind].issuer,
      audience: kinds[kind].audience,
      requiredClaims: ["exp", "iat"],
    });
    return readers[kind](payload);
  } catch {
    return undefined;
  }
}
