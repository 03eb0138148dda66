"use server";

import { notFound, redirect } from "next/navigation";
import { clientScope, requireClientWrite, requireSameOrigin } from "../../access/access.ts";
import { forgetCart } from "../../access/cart.ts";
import { changeClient, signOutClient } from "../../access/login.ts";
import { failureOf, logFailure } from "../../data/failure.ts";
import { idIn } from "../../data/owned.ts";
import { words } from "../../messages/words.ts";
import { endDrafts } from "../drafts.ts";
import { leaveFlash } from "../flash.ts";

/** Signing out needs no session: one that has ended already is as good. Staff who acted for a client go back to him. */
export async function signOut(): Promise<void> {
  await requireSameOrigin();
  const [{ t }, scope] = [await words(), await clientScope()];
  await signOutClient();
  // On a device of several people the next one does not order what this one chose.
  await forgetCart();
  await endDrafts();
  if (scope?.actor) {
    await leaveFlash({ title: t("staff.act.ended") });
    redirect(`/admin/clients/${scope.clientId}`);
  }
  await leaveFlash({ title: t("client.shell.signedOut") });
  redirect("/login");
}

/** Acts for another of the user's clients from here on. */
export async function switchClient(form: FormData): Promise<void> {
  const { t } = await words();
  const id = idIn(form, "client");
  try {
    const scope = await requireClientWrite("own");
    if (id === undefined || !(await changeClient(scope, id))) notFound();
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "change the client");
    await leaveFlash({ title: t("people.account.changeFailed") });
    redirect("/");
  }
  redirect("/");
}
