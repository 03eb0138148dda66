import "server-only";
import { ActionError, UnsupportedActionError } from "@kraken/sdk";
import { whereServed } from "./engine.ts";
import { failureOf } from "./failure.ts";
import { isForbidden } from "./reason.ts";

/**
 * What was asked for, or why it isn't there: this WHMCS does not have it ("not served": it does not know the action, its
 * role lacks it, or the registrar can't), or said no this time ("refused").
 */
export type Told<T> = { is: "known"; value: T } | { is: "not served" } | Refused;

/** `reason` are the words of who refused: for staff alone. */
export type Refused = { is: "refused"; why: Refusal; reason: string };

/** Why WHMCS, a registrar or a server said no, as far as its words tell. */
export type Refusal =
  | "locked"
  | "notSupported"
  | "notHere"
  | "nameserver"
  | "noDns"
  | "tooLong"
  | "notNow"
  | "unpaidUpgrade"
  | "exists"
  | "noRequest"
  | "noSso"
  | "suspended"
  | "other";

const known: [RegExp, Refusal][] = [
  [/function not supported|not assigned to a (module|registrar)|registrar is not active/i, "notSupported"],
  [/dns management is not enabled/i, "noDns"],
  [/previous upgrade invoice/i, "unpaidUpgrade"],
  [/can ?not be renewed|can't be renewed/i, "notNow"],
  [/existing cancellation/i, "exists"],
  [/cancellation request not found/i, "noRequest"],
  [/sso authentication blocked/i, "noSso"],
  [/not with this registrar|does not exist on this server/i, "notHere"],
  [/years at most|maximum (registration|renewal)? ?(period|term)/i, "tooLong"],
  [/\block(ed)?\b|client ?transfer ?prohibited/i, "locked"],
  [/name ?server|\bns[1-5]\b|host (name|object)/i, "nameserver"],
  [/account is suspended/i, "suspended"],
];

/** Why it was refused; undefined for what is no refusal. Its own words are for staff: they are in the log. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof UnsupportedActionError || isForbidden(error)) return "notSupported";
  if (!(error instanceof ActionError) || failureOf(error) !== "refused") return undefined;
  return known.find(([words]) => words.test(error.reason))?.[1] ?? "other";
}

/**
 * Reads what not every WHMCS, registrar or product has. Failures of the way to it are thrown as ever.
 * @param only the action, where only Kraken's backend serves it: a WHMCS is not asked for it again and again
 */
export async function told<T>(read: () => Promise<T>, only?: string): Promise<Told<T>> {
  try {
    if (only !== undefined) {
      const value = await whereServed(only, read);
      return value === undefined ? { is: "not served" } : { is: "known", value };
    }
    return { is: "known", value: await read() };
  } catch (error) {
    const why = refusalOf(error);
    if (why === undefined) throw error;
    const reason = error instanceof ActionError ? error.reason : "";
    return why === "notSupported" ? { is: "not served" } : { is: "refused", why, reason };
  }
}
