"use server";

import { redirect } from "next/navigation";
import { requireSameOrigin } from "../../access/access.ts";
import { signOutStaff } from "../../access/login.ts";

/** Signing out needs no session: one that has ended already is as good. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  await signOutStaff();
  redirect("/admin/login");
}
