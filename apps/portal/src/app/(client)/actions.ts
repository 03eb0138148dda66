"use server";

import { redirect } from "next/navigation";
import { clientScope, requireSameOrigin } from "../../access/access.ts";
import { signOutClient } from "../../access/login.ts";
import { words } from "../../messages/words.ts";
import { leaveFlash } from "../flash.ts";

/** Signing out needs no session: one that has ended already is as good. Staff who acted for a client go back to him. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  const [{ t }, scope] = [await words(), await clientScope()];
  await signOutClient();
  if (scope?.actor) {
    await leaveFlash({ title: t("staff.act.ended") });
    redirect(`/admin/clients/${scope.clientId}`);
  }
  await leaveFlash({ title: t("client.shell.signedOut") });
  redirect("/login");
}
