import { createHash, randomBytes } from "node:crypto";

/** What is kept of a token: whoever reads the database can't use it. Tokens are random, so one round is enough. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A token of 256 random bits, for a link; and its hash. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: tokenHash(token) };
}

/** A stored time so many seconds after another. */
export const later = (time: string, seconds: number): string =>
  `${new Date(Date.parse(time) + seconds * 1000).toISOString().slice(0, 19)}Z`;
