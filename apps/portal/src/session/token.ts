import { jwtVerify, SignJWT } from "jose";
import { env } from "../env.ts";

/**
 * What a signed token is good for. Each kind has its own issuer and audience, and staff a secret of their own, so that
 * none can stand for another.
 */
export type TokenKind = "client" | "staff" | "choice" | "factor" | "staff-factor" | "device" | "oidc" | "stamp";

export type ClientClaims = { userId: number; clientId: number; sessionId: string };
export type StaffClaims = { staffId: number; sessionId: string };
/** Who proved himself, and has yet to choose one of his clients. */
export type ChoiceClaims = { userId: number; clientIds: number[]; email: string };
/** Who proved a password, and has yet to give a code; good while the principal's epoch is this one. */
export type FactorClaims = ChoiceClaims & { epoch: number };
export type StaffFactorClaims = { staffId: number; epoch: number };
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
  factor: FactorClaims;
  "staff-factor": StaffFactorClaims;
  device: DeviceClaims;
  oidc: OidcClaims;
  stamp: StampClaims;
};

const kinds = {
  client: { issuer: "kraken:client-portal", audience: "kraken:client" },
  staff: { issuer: "kraken:admin-portal", audience: "kraken:staff" },
  choice: { issuer: "kraken:client-portal", audience: "kraken:choice" },
  factor: { issuer: "kraken:client-portal", audience: "kraken:factor" },
  "staff-factor": { issuer: "kraken:admin-portal", audience: "kraken:staff-factor" },
  device: { issuer: "kraken:client-portal", audience: "kraken:device" },
  oidc: { issuer: "kraken:client-portal", audience: "kraken:oidc" },
  stamp: { issuer: "kraken:client-portal", audience: "kraken:stamp" },
} as const;

const key = (kind: TokenKind) =>
  new TextEncoder().encode(kind.startsWith("staff") ? env().ADMIN_JWT_SECRET : env().JWT_SECRET);

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

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function choiceOf({ userId, clientIds, email }: Record<string, unknown>): ChoiceClaims | undefined {
  const isChoice = isId(userId) && Array.isArray(clientIds) && clientIds.every(isId) && isText(email);
  return isChoice ? { userId, clientIds, email } : undefined;
}

const readers: { [K in TokenKind]: (payload: Record<string, unknown>) => ClaimsOf[K] | undefined } = {
  client: ({ userId, clientId, sessionId }) =>
    isId(userId) && isId(clientId) && isText(sessionId) ? { userId, clientId, sessionId } : undefined,
  staff: ({ staffId, sessionId }) => (isCount(staffId) && isText(sessionId) ? { staffId, sessionId } : undefined),
  choice: choiceOf,
  factor({ epoch, ...rest }) {
    const choice = choiceOf(rest);
    return choice && isCount(epoch) ? { ...choice, epoch } : undefined;
  },
  "staff-factor": ({ staffId, epoch }) => (isCount(staffId) && isCount(epoch) ? { staffId, epoch } : undefined),
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
