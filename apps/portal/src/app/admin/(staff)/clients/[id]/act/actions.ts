"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireStaffWrite } from "../../../../../../access/access.ts";
import { actAsClient } from "../../../../../../access/acting.ts";
import { failureOf, logFailure } from "../../../../../../data/failure.ts";
import { idIn } from "../../../../../../data/owned.ts";
import { words } from "../../../../../../messages/words.ts";

export type ActState = { reason: string; error?: string; problem?: string };

const reasonField = z.string().trim().max(300).catch("");

/** Opens the client's portal for a member of staff, who says why. */
export async function open(_before: ActState, data: FormData): Promise<ActState> {
  const id = idIn(data, "client");
  const scope = await requireStaffWrite("act", id === undefined ? "/admin/clients" : `/admin/clients/${id}/act`);
  const { t } = await words();
  if (id === undefined) notFound();
  const reason = reasonField.parse(data.get("reason"));
  if (reason === "") return { reason, error: t("staff.act.reasonMissing") };
  let outcome: Awaited<ReturnType<typeof actAsClient>>;
  try {
    outcome = await actAsClient(scope, id, reason);
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    logFailure(error, "act as a client");
    return { reason, problem: t("common.unavailable.title") };
  }
  if (outcome === "no client") notFound();
  if (outcome === "closed") return { reason, problem: t("staff.act.closed") };
  redirect("/");
}
