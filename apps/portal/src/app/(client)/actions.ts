"use server";

import { redirect } from "next/navigation";
import { requireSameOrigin } from "../../access/access.ts";
import { signOutClient } from "../../access/login.ts";
import { words } from "../../messages/words.ts";
import { leaveFlash } from "../flash.ts";

/** Signing out needs no session: one that has ended already is as good. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  const { t } = await words();
  await signOutClient();
  await leaveFlash({ title: t("client.shell.signedOut") });
  redirect("/login");
}
