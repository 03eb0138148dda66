import "server-only";
import { cookies } from "next/headers";
import { type Flash, flashCookie, writeFlash } from "../ui/flash.ts";

/**
 * Leaves a sentence for the next page to say. Only in server actions; nothing secret goes in. Scripts take it away when it
 * was shown; without them it goes by itself.
 */
export async function leaveFlash(flash: Flash): Promise<void> {
  (await cookies()).set(flashCookie, writeFlash(flash), { path: "/", maxAge: 15, sameSite: "lax" });
}
