import "server-only";
import { headers } from "next/headers";

/** From where this request came, for the sessions and the audit log; "" when that is not known. */
export async function requestAddress(): Promise<string> {
  const forwarded = (await headers()).get("x-forwarded-for") ?? "";
  return (forwarded.split(",").at(-1) ?? "")
    .trim()
    .replace(/^::ffff:/, "")
    .slice(0, 45);
}
