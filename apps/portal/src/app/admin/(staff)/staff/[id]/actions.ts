"use server";

import { notFound, redirect } from "next/navigation";
import { requireStaffWrite } from "../../../../../access/access.ts";
import type { StaffScope } from "../../../../../access/scope.ts";
import * as staff from "../../../../../access/staff.ts";
import { idIn } from "../../../../../data/owned.ts";
import { words } from "../../../../../messages/words.ts";
import { StaffError } from "../../../../../store/staff.ts";
import { leaveFlash } from "../../../../flash.ts";
import type { DetailsState } from "../details-form.tsx";
import { checkDetails, staffForm } from "../fields.ts";

type Asked = { scope: StaffScope; account: staff.StaffAccount };

/** An owner, and the account that the form is about. */
async function asked(data: FormData): Promise<Asked> {
  const id = idIn(data, "id");
  const scope = await requireStaffWrite("staff", id === undefined ? "/admin/staff" : `/admin/staff/${id}`);
  const account = id === undefined ? undefined : await staff.staffAccount(scope, id);
  if (!account) notFound();
  return { scope, account };
}

export async function change(_before: DetailsState, data: FormData): Promise<DetailsState> {
  const { scope, account } = await asked(data);
  const { t } = await words();
  const values = { ...staffForm.parse(Object.fromEntries(data)), email: account.email };
  const { details, errors } = await checkDetails(scope, values, t);
  if (!details) return { values, errors };
  try {
    await staff.changeStaffDetails(scope, account.id, details);
  } catch (error) {
    if (!(error instanceof StaffError)) throw error;
    return { values, errors, problem: { title: t("staff.one.lastOwner"), text: t("staff.one.lastOwnerHelp") } };
  }
  await leaveFlash({ title: t("staff.one.saved") });
  redirect(`/admin/staff/${account.id}`);
}

export type PasswordMade = { made?: { title: string; password: string } };

export async function newPassword(_before: PasswordMade, data: FormData): Promise<PasswordMade> {
  const { scope, account } = await asked(data);
  const { t } = await words();
  const password = await staff.makeStaffPassword(scope, account.id);
  return { made: { title: t("staff.one.passwordMade", { name: account.name }), password } };
}

/** What needs no more than a press: `do` says which. */
export async function act(data: FormData): Promise<void> {
  const { scope, account } = await asked(data);
  const { t } = await words();
  const deeds = {
    sessions: { run: () => staff.endStaffSessions(scope, account.id), said: t("staff.one.sessionsEnded") },
    factor: { run: () => staff.resetStaffSecondFactor(scope, account.id), said: t("staff.one.factorReset") },
    disable: { run: () => staff.setStaffDisabled(scope, account.id, true), said: t("staff.one.disabledDone") },
    enable: { run: () => staff.setStaffDisabled(scope, account.id, false), said: t("staff.one.enabledDone") },
  };
  const name = String(data.get("do"));
  if (!Object.hasOwn(deeds, name)) notFound();
  const { run, said } = deeds[name as keyof typeof deeds];
  try {
    await run();
    await leaveFlash({ title: said });
  } catch (error) {
    if (!(error instanceof StaffError)) throw error;
    await leaveFlash({ title: t("staff.one.lastOwner"), detail: t("staff.one.lastOwnerHelp") });
  }
  redirect(`/admin/staff/${account.id}`);
}
