import { createHash, timingSafeEqual } from "node:crypto";
import type { wire } from "@kraken/contract";
import { Refusal } from "./errors.ts";

/** The API credential that this backend takes. */
export type Credentials = { identifier: string; secret: string };

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares without telling by its time how much was right. */
const equal = (given: string, right: string) => timingSafeEqual(digest(given), digest(right));

const text = (value: wire.FormValue | undefined) => (typeof value === "string" ? value : "");

/**
 * Lets a request with the credential pass: as identifier and secret, or as username and password. Empty fields of the
 * other pair do no harm. WHMCS answers 403 with a JSON body.
 */
export function authenticate(form: wire.FormTree, right: Credentials): void {
  const pairs = [
    [text(form.identifier), text(form.secret)],
    [text(form.username), text(form.password)],
  ] as const;
  const given = pairs.filter(([name, secret]) => name !== "" && secret !== "");
  if (given.length === 0) throw new Refusal("Invalid or missing credentials", 403);
  // Both halves of each pair are compared, whatever the first one said.
  const passed = given.map(([name, secret]) => [equal(name, right.identifier), equal(secret, right.secret)]);
  if (!passed.some(([name, secret]) => name && secret)) throw new Refusal("Authentication Failed", 403);
}
