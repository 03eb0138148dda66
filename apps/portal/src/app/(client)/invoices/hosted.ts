import "server-only";
import { cookies } from "next/headers";
import { readAnew } from "../../../data/ask.ts";

/** Somebody was led to pay at WHMCS: what is kept of his invoices may be the past. Not secret, and of no use to others. */
const COOKIE = "hosted";

/** Seconds for which somebody who pays there may come back. */
const MAX_AGE = 30 * 60;

/** Notes that this browser was led to WHMCS's own pages. Only in server actions. */
export async function noteHosted(): Promise<void> {
  (await cookies()).set(COOKIE, "1", { path: "/", maxAge: MAX_AGE, sameSite: "lax", httpOnly: true });
}

/** Before a page reads invoices: asks for them anew when they may have been paid at WHMCS. */
export async function afterHosted(): Promise<void> {
  if ((await cookies()).has(COOKIE)) readAnew("invoices");
}
