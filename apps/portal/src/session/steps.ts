import "server-only";
import { cache } from "react";
import { clearCookie, readCookie, writeCookie } from "./cookies.ts";
import { type ChoiceClaims, type FactorClaims, type StaffFactorClaims, signToken, verifyToken } from "./token.ts";

/** Signing in has steps: a password, a code, the choice of a client. Each leaves a token for the next. */
const STEP_SECONDS = 5 * 60;

/** Between the proof of who it is and the choice of a client. */
export async function beginChoice(claims: ChoiceClaims): Promise<void> {
  await writeCookie("choice", await signToken("choice", claims, STEP_SECONDS), STEP_SECONDS);
}

export const readChoice = cache(async () => {
  const token = await readCookie("choice");
  return token === undefined ? undefined : verifyToken("choice", token);
});

export const endChoice = (): Promise<void> => clearCookie("choice");

/** Between the password of a client's user and the code of his second factor. */
export async function beginFactor(claims: FactorClaims): Promise<void> {
  await writeCookie("factor", await signToken("factor", claims, STEP_SECONDS), STEP_SECONDS);
}

export const readFactor = cache(async () => {
  const token = await readCookie("factor");
  return token === undefined ? undefined : verifyToken("factor", token);
});

export const endFactor = (): Promise<void> => clearCookie("factor");

export async function beginStaffFactor(claims: StaffFactorClaims): Promise<void> {
  await writeCookie("staff-factor", await signToken("staff-factor", claims, STEP_SECONDS), STEP_SECONDS);
}

export const readStaffFactor = cache(async () => {
  const token = await readCookie("staff-factor");
  return token === undefined ? undefined : verifyToken("staff-factor", token);
});

export const endStaffFactor = (): Promise<void> => clearCookie("staff-factor");
