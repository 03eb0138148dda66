import { jwtVerify, SignJWT } from "jose";
import { env } from "../env.ts";

/**
 * What a signed token is good for. Each kind has its own issuer and audience, and staff a secret of their own, so that
 * none can stand for another.
 */
export type TokenKind = "client" | "staff" | "choice" | "factor" | "staff-factor";

export type ClientClaims = { userId: number; clientId: number; sessionId: string };
export type StaffClaims = { staffId: number; sessionId: string };
/** Who proved himself, and has yet to choose one of his clients. */
export type ChoiceClaims = { userId: number; clientIds: number[]; email: string };
/** Who proved a password, and has yet to give a code; good while the principal's epoch is this one. */
export type FactorClaims = ChoiceClaims & { epoch: number };
export type StaffFactorClaims = { staffId: number; epoch: number };

type ClaimsOf = {
  client: ClientClaims;
  staff: StaffClaims;
  choice: ChoiceClaims;
  factor: FactorClaims;
  "staff-factor": StaffFactorClaims;
};

const kinds = {
  client: { issuer: "kraken:client-portal", audience: "kraken:client" },
  staff: { issuer: "kraken:admin-portal", audience: "kraken:staff" },
  choice: { issuer: "kraken:client-portal", audience: "kraken:choice" },
  factor: { issuer: "kraken:client-portal", audience: "kraken:factor" },
  "staff-factor": { issuer: "kraken:admin-portal", audience: "kraken:staff-factor" },
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

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function choiceOf({ userId, clientIds, email }: Record<string, unknown>): ChoiceClaims | undefined {
  const isChoice = isId(userId) && Array.isArray(clientIds) && clientIds.every(isId) && typeof email === "string";
  return isChoice ? { userId, clientIds, email } : undefined;
}

const readers: { [K in TokenKind]: (payload: Record<string, unknown>) => ClaimsOf[K] | undefined } = {
  client: ({ userId, clientId, sessionId }) =>
    isId(userId) && isId(clientId) && typeof sessionId === "string" ? { userId, clientId, sessionId } : undefined,
  staff: ({ staffId, sessionId }) =>
    isCount(staffId) && typeof sessionId === "string" ? { staffId, sessionId } : undefined,
  choice: choiceOf,
  factor({ epoch, ...rest }) {
    const choice = choiceOf(rest);
    return choice && isCount(epoch) ? { ...choice, epoch } : undefined;
  },
  "staff-factor": ({ staffId, epoch }) => (isCount(staffId) && isCount(epoch) ? { staffId, epoch } : undefined),
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
