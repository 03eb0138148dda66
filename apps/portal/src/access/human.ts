import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { signToken, verifyToken } from "../session/token.ts";
import { attempt, TooManyError } from "./limits.ts";

/** Zero bits that a proof's hash begins with: a second of a browser's time, and of each robot's. */
export const PROOF_BITS = 14;
/** Nobody reads and fills a form faster than this, in seconds. */
const QUICK = 2;
/** Without a proof (no scripts, no encrypted connection) the form waits this long instead. */
const SLOW = 20;
const STAMP_SECONDS = 2 * 60 * 60;

/** A stamp for a form that strangers may send: signed, with its time, good once. */
export function newStamp(form: string): Promise<string> {
  const at = Math.floor(Date.now() / 1000);
  return signToken("stamp", { form, stampId: randomUUID(), at }, STAMP_SECONDS);
}

function isProof(stamp: string, proof: string): boolean {
  if (!/^\d{1,12}$/.test(proof)) return false;
  const hash = createHash("sha256").update(`${stamp}:${proof}`).digest();
  return hash.readUInt32BE(0) >>> (32 - PROOF_BITS) === 0;
}

export type Human =
  | { verdict: "human" }
  /** Sent sooner than a person can: again in so many seconds. */
  | { verdict: "early"; seconds: number }
  /** The stamp was used, is too old, or is none: another one. */
  | { verdict: "stale" }
  /** The field that people do not see was filled. */
  | { verdict: "robot" };

/**
 * Looks whether a person sent the form, by nobody's help but the form's own: a field that only robots fill, a stamp that
 * is good once, and either some work that the browser did, or patience.
 */
export async function checkHuman(
  form: string,
  { stamp, proof, trap }: { stamp: string; proof: string; trap: string },
): Promise<Human> {
  if (trap !== "") return { verdict: "robot" };
  const claims = await verifyToken("stamp", stamp);
  if (claims?.form !== form) return { verdict: "stale" };
  const age = Date.now() / 1000 - claims.at;
  const least = isProof(stamp, proof) ? QUICK : SLOW;
  if (age < least) return { verdict: "early", seconds: Math.ceil(least - age) };
  try {
    await attempt("form stamp", claims.stampId);
  } catch (error) {
    if (error instanceof TooManyError) return { verdict: "stale" };
    throw error;
  }
  return { verdict: "human" };
}
