import "server-only";
import { cookies } from "next/headers";
import { type Flash, flashCookie, writeFlash } from "../ui/flash.ts";

/** Leaves a sentence for the next page to say. Only in server actions; nothing secret goes in. */
export async function leaveFlash(flash: Flash): Promise<void> {
  (await cookies()).set(flashCookie, writeFlash(flash), { path: "/", maxAge: 60, sameSite: "lax" });
}
