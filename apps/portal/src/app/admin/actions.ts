"use server";

import { redirect } from "next/navigation";
import { requireStaffWrite } from "../../access/access.ts";
import { endStaffSession } from "../../session/session.ts";

export async function signOut(): Promise<void> {
  await requireStaffWrite();
  await endStaffSession();
  redirect("/admin/login");
}
