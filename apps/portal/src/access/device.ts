import "server-only";
import { randomUUID } from "node:crypto";
import { readCookie, writeCookie } from "../session/cookies.ts";
import { signToken, verifyToken } from "../session/token.ts";
import { accountKey, type KnownDevice } from "./limits.ts";

/** As long as browsers keep a cookie. It opens nothing: it only gives its owner an allowance of his own. */
const DEVICE_SECONDS = 400 * 24 * 60 * 60;
/** A family's device knows as many logins. */
const MOST_ACCOUNTS = 8;

async function read() {
  const token = await readCookie("device");
  return token === undefined ? undefined : verifyToken("device", token);
}

/** This device's id, if the account ("sign-in: ann@fjord.example") was signed in on it before. */
export async function knownDevice(account: string): Promise<KnownDevice> {
  const known = await read();
  return known?.accounts.includes(accountKey(account)) ? known.deviceId : undefined;
}

/**
 * Remembers that the account was signed in on this device: only after all that signing in asks for, since a device that
 * is known has tries of its own. Only in server actions and route handlers.
 */
export async function rememberDevice(account: string): Promise<void> {
  const known = await read();
  const key = accountKey(account);
  const accounts = [key, ...(known?.accounts ?? []).filter((other) => other !== key)].slice(0, MOST_ACCOUNTS);
  const claims = { deviceId: known?.deviceId ?? randomUUID(), accounts };
  await writeCookie("device", await signToken("device", claims, DEVICE_SECONDS), DEVICE_SECONDS);
}
